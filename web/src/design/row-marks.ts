import * as Plot from "@observablehq/plot";

/** What is known of a figure; null is a limit that was not reached. */
export interface Known {
  estimate: number | null;
  low: number;
  high: number | null;
}

/**
 * A dot with its interval in a row; an arrow where only "longer than" is known.
 *
 * @param least the ends of the scale @param most
 */
export function dotMarks(
  { estimate, low, high }: Known,
  [least, most]: [number, number],
  strong = true,
): Plot.Markish[] {
  const inside = (value: number): number => Math.min(most, Math.max(least, value));
  const soft = strong ? "var(--accent-soft)" : "color-mix(in oklab, var(--strong-line) 65%, var(--bg))";
  const dot = strong ? "var(--accent)" : "color-mix(in oklab, var(--strong-line) 70%, var(--ink))";
  const span = [{ from: inside(low), to: high === null ? most : inside(high) }];
  const marks: Plot.Markish[] = [
    Plot.link(span, { x1: "from", x2: "to", y1: 0, y2: 0, stroke: soft, strokeWidth: high === null ? 2.5 : 6 }),
  ];
  if (high === null)
    marks.push(
      Plot.tickX(span, { x: "from", stroke: soft, strokeWidth: 2.5, insetTop: 12, insetBottom: 12 }),
      Plot.dot(span, { x: "to", y: 0, symbol: "triangle", rotate: 90, r: 5, dx: -4, fill: soft }),
    );
  if (estimate !== null)
    marks.push(
      Plot.dot([inside(estimate)], {
        x: (value: number) => value,
        y: 0,
        r: 5.5,
        fill: dot,
        stroke: "var(--bg)",
        strokeWidth: 1.5,
      }),
    );
  return marks;
}
