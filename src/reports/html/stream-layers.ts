import { plainText } from "../../model/plain-text.ts";
import type { AreasResult } from "../../model/results.ts";
import { plural } from "../../model/words.ts";
import { paletteOf } from "./palette.ts";

/** Areas that have a stream; the others share one. */
const MOST_STREAMS = 9;
/** The key of the stream that the others share. */
export const OTHER = "\u0000other";
/** What the palette gives to areas beyond it; here these, and what is left, have greys of their own. */
const GREY = "var(--c0)";
const GREYS = ["color-mix(in oklab, var(--c0) 62%, var(--ink))", GREY, "color-mix(in oklab, var(--c0) 52%, var(--bg))"];

export interface Layer {
  key: string;
  name: string;
  colour: string;
}

/** The largest areas, and the one that the others share. */
export function layersOf({ areas, turnover }: AreasResult): Layer[] {
  const own = areas.slice(0, areas.length > MOST_STREAMS + 1 ? MOST_STREAMS : MOST_STREAMS + 1);
  const keys = new Set(own.map(({ area }) => area));
  const others = new Set(turnover.map(({ area }) => area).filter((area) => !keys.has(area)));
  const palette = paletteOf(own);
  let greys = 0;
  const colour = (area: string): string => (palette(area) === GREY ? GREYS[greys++ % GREYS.length]! : palette(area));
  return [
    ...own.map(({ area, name }) => ({ key: area, name: plainText(name), colour: colour(area) })),
    { key: OTHER, name: `Other (${plural(others.size, "area")})`, colour: GREYS.at(-1)! },
  ];
}
