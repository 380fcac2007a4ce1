import { useMemo } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import { monthAfter, monthsBetween } from "../../../../src/planning/months.ts";
import { monthParts, monthText } from "../../../../src/planning/planning-text.ts";
import { dotMarks } from "../../design/row-marks.ts";
import { Rows, type RowScale } from "../../design/rows.tsx";

/** CSS pixels of a month in digits, on an axis. */
const MONTH = 52;

/** Both plans on one scale of months, area by area. */
export function ByWhen({ plans }: { plans: readonly PlanReport[] }): React.JSX.Element {
  const { scale, groups } = useMemo(() => {
    const start = plans.map((plan) => plan.start).sort()[0]!;
    const end = Math.max(...plans.map((plan) => monthsBetween(start, plan.start) + plan.horizonMonths));
    const ends: [number, number] = [0, end];
    const rows: RowScale = {
      x: { domain: ends, axis: null },
      ticks: (pixels) => {
        const step = [3, 6, 12, 24].find((size) => (end / size) * 62 <= pixels) ?? 60;
        return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
      },
      tickName: (month) => monthAfter(start, month),
      label: "Enough at even odds",
      side: MONTH / 2,
    };
    const ids = [...new Set(plans.flatMap(({ areas }) => areas.map(({ area }) => area)))];
    return {
      scale: rows,
      groups: ids.map((id) => ({
        title: plainText(plans.flatMap(({ areas }) => areas).find(({ area }) => area === id)!.name),
        rows: plans.flatMap((plan) => {
          const found = plan.areas.find(({ area }) => area === id);
          if (!found) return [];
          const { even, likely } = found.byWhen;
          const at = (month: string | null): number | null => (month === null ? null : monthsBetween(start, month));
          const { month, range } = monthParts(even);
          return [
            {
              key: plan.name,
              head: plainText(plan.title),
              detail: `needs ${found.need}`,
              value: (
                <>
                  <span className="whole">{month} </span>
                  {range !== null && <span className="whole plan-when-range">({range})</span>}
                  <div className="quiet">
                    with 90 %: <span className="whole">{likely.month ?? "not within it"}</span>
                  </div>
                </>
              ),
              label: `${plan.title}, ${found.name}: enough at even odds by ${monthText(even)}`,
              marks:
                even.earliest === null
                  ? []
                  : dotMarks({ estimate: at(even.month), low: at(even.earliest)!, high: at(even.latest) }, ends),
            },
          ];
        }),
      })),
    };
  }, [plans]);
  return (
    <div className="plan-when">
      <h3 className="hidden">At even odds</h3>
      <Rows scale={scale} groups={groups} />
    </div>
  );
}
