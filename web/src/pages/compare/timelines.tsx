import { useCallback, useMemo } from "react";

import { plural } from "../../../../src/model/words.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import type { Member } from "./members.ts";
import { timelinesChart, timelinesOf } from "./timelines-chart.ts";

/** Work over time by area, a small stream for each person, all on one scale. */
export function Timelines({ members }: { members: readonly Member[] }): React.JSX.Element {
  const timelines = useMemo(() => timelinesOf(members), [members]);
  const options = useCallback((room: Room) => timelinesChart(timelines, room), [timelines]);
  return (
    <section className="section" aria-labelledby="timelines-title">
      <h2 id="timelines-title">Timelines by area</h2>
      {timelines.thickest === 0 ? (
        <p className="notice">No work in scope was seen.</p>
      ) : (
        <figure>
          <div className="legend">
            {timelines.bands.map(({ key, name, colour }) => (
              <span key={key}>
                <i style={{ background: colour }} />
                {name}
              </span>
            ))}
          </div>
          <Chart
            options={options}
            label={`Weeks with work per quarter and area of ${plural(members.length, "person", "people")}, on one scale. The figures are in each workprint.`}
          />
          <figcaption>
            A stream is an area; where it is thick, there was work in many weeks of that quarter. All have the same
            scale of time and of weeks. A week with work in two areas is in both streams. Quarters are in UTC; the last
            one may not be over. A gap says that no public work was seen, not that there was none.
          </figcaption>
        </figure>
      )}
    </section>
  );
}
