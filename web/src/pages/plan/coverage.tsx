import { useCallback } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { coverageChart } from "../../../../src/planning/charts/coverage-chart.ts";
import { bandText } from "../../../../src/planning/planning-text.ts";
import { Picture } from "../../design/picture.tsx";
import { fileOf } from "./file-of.ts";

/** How many people carry each area by month. @param most the end of the scale, people */
export function Coverage({ plan, most }: { plan: PlanReport; most: number }): React.JSX.Element {
  const options = useCallback((room: Room) => coverageChart(plan, most, room), [plan, most]);
  return (
    <Picture
      name={fileOf(plan, "coverage")}
      what={`the coverage of ${plainText(plan.title)}`}
      label={plan.areas
        .map(({ name, need, covered }) => `${name}: needs ${need}, ${bandText(covered)} of the work is covered`)
        .join("; ")}
      options={options}
    >
      People who carry the work. In the band lie 95 % of outcomes, with all that is not known turned out badly or well
      at once; the dashed line is the need.
    </Picture>
  );
}
