import { useCallback } from "react";

import type { TrajectoryResult } from "../../../../src/model/results.ts";
import { FOLLOWED } from "../../../../src/model/signal.ts";
import { day, sentence } from "../../../../src/reports/html/format.ts";
import { changeText, placeText } from "../../../../src/reports/trajectory.ts";
import { useOperation } from "../../api/use-operation.ts";
import { trajectoryPlot } from "../../../../src/reports/html/trajectory-plot.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Answered } from "../../design/states.tsx";
import type { Question } from "./question.ts";
import { Section } from "../../design/section.tsx";

/** From this width on, CSS pixels, panels fit beside each other. */
const BESIDE = 640;

/** How places changed over two years; asked only when somebody wants to know, since it opens nine dates. */
export function Trajectory({ question }: { question: Question }): React.JSX.Element {
  return (
    <Section
      id="trajectory"
      title="The last two years"
      lead="Where they stood at nine dates, each seen with only what was known then. It takes some seconds the first time."
    >
      <Disclosure title="Look back over two years">{() => <Asked question={question} />}</Disclosure>
    </Section>
  );
}

function Asked({ question }: { question: Question }): React.JSX.Element {
  const answer = useOperation("trajectory", question);
  return (
    <Answered answer={answer} what="Looking back over two years">
      {(trajectory) => <Found trajectory={trajectory} />}
    </Answered>
  );
}

function Found({ trajectory }: { trajectory: TrajectoryResult }): React.JSX.Element {
  const { points } = trajectory;
  const options = useCallback(({ width }: Room) => trajectoryPlot(points, width >= BESIDE), [points]);
  return (
    <div className="stack">
      <figure>
        <Chart
          options={options}
          label="Place in the cohort for drive, depth and steering at nine dates over two years. The table below has the figures."
        />
        <figcaption>
          A dot is the place among the people active at that date in the same repositories, from 0 to 100; the band
          around it is the 95&nbsp;% interval. Where there is no dot, too little was known. A place also changes when
          others do more or less, or come and go.
        </figcaption>
      </figure>
      <ul className="workprint-facts">
        {changes(trajectory).map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <Disclosure title="The two years as a table">
        {() => (
          <table>
            <caption>Percentiles in the cohort of each date, with 95 % intervals. Days are in UTC.</caption>
            <thead>
              <tr>
                <th scope="col">As of</th>
                {FOLLOWED.map((signal) => (
                  <th key={signal} scope="col" className="figure">
                    {sentence(signal)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.asOf}>
                  <th scope="row">{day(point.asOf)}</th>
                  {FOLLOWED.map((signal) => (
                    <td key={signal} className="figure">
                      {placeText(point[signal])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Disclosure>
    </div>
  );
}

function changes({ change }: TrajectoryResult): string[] {
  if (FOLLOWED.every((signal) => change[signal] === null))
    return ["What changed is not known: two years before, or now, there is not enough public work to say."];
  return FOLLOWED.map((signal) => `${sentence(signal)}: ${changeText(change[signal])}.`);
}
