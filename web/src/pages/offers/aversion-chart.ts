import * as Plot from "@observablehq/plot";

import type { OfferResult } from "../../../../src/model/offers.ts";
import type { Room } from "../../design/chart.tsx";
import { AXIS, moneyAxisY, moneyTicksUp, spanOf } from "./money-axis.ts";

/** The colour of a path by its place in the list. */
function colourOf(index: number): string {
  return `var(--c${(index + 1) % 8})`;
}

/** The sure sum of each path by how much risk costs somebody. */
export function aversionChart({ paths, riskAversion }: OfferResult, { width }: Room): Plot.PlotOptions {
  const points = paths.flatMap(({ path, byAversion }, index) =>
    byAversion.map((one) => ({ ...one, path, colour: colourOf(index) })),
  );
  const domain = spanOf(
    points.map(({ certain }) => certain),
    0.08,
  );
  const names = paths.map(({ path, byAversion }, index) => ({ path, certain: byAversion.at(-1)!.certain, index }));
  const right = Math.min(130, width / 3);
  return {
    height: 280,
    marginLeft: 58,
    marginRight: right,
    marginTop: 12,
    marginBottom: 40,
    x: { domain: [1, 4] },
    y: { domain },
    marks: [
      ...moneyAxisY(moneyTicksUp(domain, 230)),
      Plot.axisX([1, 2, 3, 4], {
        ...AXIS,
        anchor: "bottom",
        tickFormat: (value: number) => `${value}`,
        label: "risk aversion",
        labelArrow: "none",
        labelAnchor: "center",
      }),
      ...(riskAversion >= 1 && riskAversion <= 4
        ? [Plot.ruleX([riskAversion], { stroke: "var(--ink)", strokeDasharray: "2 3" })]
        : []),
      Plot.line(points, {
        x: "riskAversion",
        y: "certain",
        z: "path",
        stroke: { value: "colour", scale: null },
        strokeWidth: 2,
      }),
      Plot.dot(points, {
        x: "riskAversion",
        y: "certain",
        r: 4,
        fill: { value: "colour", scale: null },
        stroke: "var(--bg)",
      }),
      Plot.text(apart(names, domain), {
        x: () => 4,
        y: "at",
        text: "path",
        textAnchor: "start",
        dx: 10,
        fontSize: 12.5,
        lineWidth: (right - 14) / 12.5,
        textOverflow: "ellipsis-end",
        fill: { value: ({ index }: { index: number }) => colourOf(index), scale: null },
      }),
    ],
  };
}

/** Names are moved apart until each has a line of its own. */
function apart<T extends { certain: number }>(
  names: readonly T[],
  [from, to]: readonly [number, number],
): (T & { at: number })[] {
  const line = ((to - from) * 16) / 228;
  let above = Infinity;
  return names
    .toSorted((a, b) => b.certain - a.certain)
    .map((one) => {
      const at = Math.min(one.certain, above - line);
      above = at;
      return { ...one, at };
    });
}
