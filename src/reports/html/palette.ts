/** The id that reports give to work without an area. */
const UNCLASSIFIED = "unclassified";

/** How many areas have a colour of their own; styles.ts has the colours --c1 to --c7. */
const COLOURS = 7;

const GREY = "var(--c0)";

/** The colour of an area as CSS; grey for what is unclassified or beyond the palette. */
export type Palette = (area: string) => string;

/** Colours in the order of the areas. */
export function paletteOf(areas: readonly { area: string }[]): Palette {
  const known = areas.filter(({ area }) => area !== UNCLASSIFIED).slice(0, COLOURS);
  const colours = new Map(known.map(({ area }, index) => [area, `var(--c${index + 1})`]));
  return (area) => colours.get(area) ?? GREY;
}
