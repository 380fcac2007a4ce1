import { useCallback } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { seatsText, TIMELINE_LEGEND, timelineChart } from "../../../../src/planning/charts/timeline-chart.ts";
import { Picture } from "../../design/picture.tsx";
import { fileOf } from "./file-of.ts";

/** What each colour of the timelines is. */
export function TimelineLegend(): React.JSX.Element {
  return (
    <p className="legend">
      {TIMELINE_LEGEND.map(({ colour, name }) => (
        <span key={name}>
          <i style={{ background: colour }} />
          {name}
        </span>
      ))}
    </p>
  );
}

/** Seats from the search to carrying the work. */
export function Timeline({ plan }: { plan: PlanReport }): React.JSX.Element {
  const options = useCallback((room: Room) => timelineChart(plan, room), [plan]);
  return (
    <Picture
      name={fileOf(plan, "timeline")}
      what={`the timeline of ${plainText(plan.title)}`}
      label={plan.timeline.map(seatsText).join("; ")}
      options={options}
    >
      The dot is what is expected; the line runs from good luck to bad.
    </Picture>
  );
}
