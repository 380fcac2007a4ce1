import { useCallback } from "react";

import type { PersonResult } from "../../../../src/model/results.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Behind } from "../../design/behind.tsx";
import { drawable, livingChart, partText } from "./living-chart.ts";
import type { Question } from "./question.ts";
import { Section } from "../../design/section.tsx";
import { Columns } from "../../design/table.tsx";

/** What of their lines is still there. */
export function Living({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  const { lines, share, byArea } = result.livingLines;
  const options = useCallback((room: Room) => livingChart(byArea, room), [byArea]);
  if (lines === 0)
    return (
      <Section id="living" title="Living code">
        <p className="notice">
          None of the lines that they wrote are there at that date, as far as lines can be followed.
        </p>
      </Section>
    );
  return (
    <Section
      id="living"
      title="Living code"
      lead="This says who wrote what lasts, not how good it is. Lines of a commit by several people are shared out among them."
    >
      <p className="workprint-big">
        <strong>{count(lines)}</strong> {lines === 1 ? "line that they wrote is" : "lines that they wrote are"} there at
        that date: {partText(share)} of those in the repositories that they worked in.
      </p>
      {drawable(byArea).length > 0 && (
        <figure>
          <Chart
            options={options}
            label={`Living lines in ${byArea.length} areas, and their part. The table below has the figures.`}
          />
          <figcaption>
            The whole bar is all living lines of the area in the repositories that they worked in; the filled part is
            theirs. All bars have one scale.
          </figcaption>
        </figure>
      )}
      <Disclosure title="Living lines as a table, with commits">
        {() => (
          <table>
            <caption>Living lines that they wrote, by area.</caption>
            <Columns names={["Area", { figures: "Living lines" }, { figures: "Of the area’s" }]} />
            <tbody>
              {byArea.map((area) => (
                <tr key={area.area}>
                  <th scope="row">{area.name}</th>
                  <td className="figure">
                    <Behind question={question} wanted={{ area: area.area }} what={`in ${area.name}`}>
                      {count(area.lines)}
                    </Behind>
                  </td>
                  <td className="figure">{partText(area.share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Disclosure>
    </Section>
  );
}
