import * as Plot from "@observablehq/plot";

import type { LeadLine } from "../../../../src/offers/lead-lines.ts";
import { amountText } from "../../../../src/reports/offers-text.ts";
import { percent } from "../../../../src/model/words.ts";
import type { Room } from "../../design/chart.tsx";
import { AXIS, moneyAxisY, moneyTicks, moneyTicksUp, spanOf } from "./money-axis.ts";

const LEFT = 58;
const RIGHT = 18;

/** The lead in sure sums against one thing that changes: it crosses zero where the two are worth the same. */
export function lineChart({ of, now, needed, points }: LeadLine, { width }: Room): Plot.PlotOptions {
  const log = of === "exitMedian";
  const domain = spanOf([...points.map(({ lead }) => lead), 0], 0.08);
  const ends = [points[0]!.at, points.at(-1)!.at] as const;
  const ticks =
    of === "exitChance" ? [0, 0.25, 0.5, 0.75, 1] : moneyTicks(ends, Math.max(150, width - LEFT - RIGHT), log);
  const crossing = typeof needed === "number" && needed >= ends[0] && needed <= ends[1] ? [needed] : [];
  const name = of === "exitChance" ? percent : amountText;
  const nowLead = between(points, now);
  return {
    height: 230,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 22,
    marginBottom: 28,
    x: { type: log ? "log" : "linear", domain: [...ends] },
    y: { domain },
    marks: [
      ...moneyAxisY(moneyTicksUp(domain, 200)),
      Plot.axisX(ticks, { ...AXIS, anchor: "bottom", tickFormat: name }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
      Plot.line(points, { x: "at", y: "lead", stroke: "var(--accent)", strokeWidth: 2, curve: "monotone-x" }),
      Plot.ruleX(crossing, { stroke: "var(--ink)", strokeDasharray: "2 3" }),
      Plot.dot(crossing, {
        x: (at: number) => at,
        y: 0,
        r: 5,
        fill: "var(--bg)",
        stroke: "var(--ink)",
        strokeWidth: 2,
      }),
      Plot.text(crossing, {
        x: (at: number) => at,
        text: (at: number) => `equal at ${name(at)}`,
        frameAnchor: "top",
        dy: -16,
        fontSize: 12,
        fontWeight: 600,
      }),
      Plot.dot([now], {
        x: (at: number) => at,
        y: () => nowLead,
        r: 5.5,
        fill: "var(--accent)",
        stroke: "var(--bg)",
        strokeWidth: 1.5,
      }),
    ],
  };
}

function between(points: LeadLine["points"], at: number): number {
  const next = points.find((point) => point.at >= at) ?? points.at(-1)!;
  const before = points[points.indexOf(next) - 1] ?? next;
  if (next.at === before.at) return next.lead;
  return before.lead + ((next.lead - before.lead) * (at - before.at)) / (next.at - before.at);
}
