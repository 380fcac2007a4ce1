import { useCallback, useMemo, useState } from "react";

import type { PersonResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { quarterName, quarterNumber } from "../../../../src/reports/html/quarters.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { bandsOf } from "./bands.ts";
import { Behind } from "../../design/behind.tsx";
import type { Question } from "./question.ts";
import { rowsChart } from "./rows-chart.ts";
import { Section } from "../../design/section.tsx";
import { Columns } from "../../design/table.tsx";
import { streamChart } from "./stream-chart.ts";

const VIEWS = [
  { value: "stream", name: "Stream" },
  { value: "rows", name: "Rows" },
] as const;

type View = (typeof VIEWS)[number]["value"];

/** Streams need room; on a phone small multiples say more. */
const LEAST_FOR_STREAM = 700;
/** Fewer quarters with work are no stream. */
const LEAST_QUARTERS = 4;

/** Work over time, by area. */
export function Timeline({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  if (result.timeline.length === 0)
    return (
      <Section id="timeline" title="Timeline by area">
        <p className="notice">No work in scope was seen.</p>
      </Section>
    );
  return (
    <Section id="timeline" title="Timeline by area">
      <Figure result={result} />
      <Disclosure title="The timeline as a table, with its commits">
        {() => <Quarters result={result} question={question} />}
      </Disclosure>
    </Section>
  );
}

function Figure({ result }: { result: PersonResult }): React.JSX.Element {
  const [chosen, choose] = useState<View>();
  const bands = useMemo(() => bandsOf(result), [result]);
  const quarters = new Set(result.timeline.map(({ quarter }) => quarter)).size;
  const view = chosen ?? (innerWidth < LEAST_FOR_STREAM || quarters < LEAST_QUARTERS ? "rows" : "stream");
  const options = useCallback(
    (room: Room) => (view === "stream" ? streamChart(bands, room) : rowsChart(bands, room)),
    [bands, view],
  );
  const from = `${quarterName(bands.first)} to ${quarterName(bands.last)}, UTC`;
  return (
    <figure>
      <div className="workprint-figure-head">
        <div className="legend">
          {view === "stream" &&
            bands.bands.map(({ key, name, colour }) => (
              <span key={key}>
                <i style={{ background: colour }} />
                {name}
              </span>
            ))}
        </div>
        <OneOf label="How the timeline is drawn" value={view} options={VIEWS} onChange={choose} />
      </div>
      <Chart
        options={options}
        label={`Weeks with work per quarter in ${plural(bands.bands.length, "area")}, from ${from}. The table below has the figures.`}
      />
      <figcaption>
        {view === "stream"
          ? "A stream is an area; where it is thick, there was work in many weeks of that quarter. A week with work in two areas is in both streams, so only each stream by itself counts weeks."
          : "Each row is an area; all rows have one scale. A gap is a quarter without public work in the area. A week with work in two areas counts in both."}
        {bands.others > 0 && " “Other” shows the busiest of the areas that have none of their own."} Quarters are in
        UTC; the last one may not be over.
      </figcaption>
    </figure>
  );
}

/** A line for each quarter with work: one column for each area would not fit a phone. */
function Quarters({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  const names = new Map(result.areas.map(({ area, name }) => [area, name]));
  const quarters = [...new Set(result.timeline.map(({ quarter }) => quarter))].toReversed();
  return (
    <table className="workprint-quarters">
      <caption>Weeks with work in each quarter (UTC), by area. Quarters without work are left out.</caption>
      <Columns names={["Quarter", "Weeks with work"]} />
      <tbody>
        {quarters.map((quarter) => (
          <tr key={quarter}>
            <th scope="row">{quarterName(quarterNumber(quarter)!)}</th>
            <td>
              <ul className="row">
                {result.timeline
                  .filter((one) => one.quarter === quarter)
                  .sort((a, b) => b.weeks - a.weeks)
                  .map(({ area, weeks }) => (
                    <li key={area}>
                      {names.get(area) ?? area}{" "}
                      <Behind
                        question={question}
                        wanted={{ quarter, area }}
                        what={`in ${names.get(area) ?? area}, ${quarterName(quarterNumber(quarter)!)}`}
                      >
                        {weeks}
                      </Behind>
                    </li>
                  ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
