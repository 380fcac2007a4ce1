import { useState } from "react";

import type { PersonResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { day, percent } from "../../../../src/reports/html/format.ts";
import { paletteOf } from "../../../../src/reports/html/palette.ts";
import { Behind } from "../../design/behind.tsx";
import type { Question } from "./question.ts";
import { Section } from "../../design/section.tsx";

const MOST_ROWS = 8;

/** Where the work was, each area with its commits. */
export function Areas({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  const { areas } = result;
  const [all, setAll] = useState(false);
  const shown = all ? areas : areas.slice(0, MOST_ROWS);
  const colour = paletteOf(areas);
  const most = Math.max(...areas.map(({ share }) => share));
  return (
    <Section
      id="areas"
      title="Areas"
      lead="Share of their changes. Each commit weighs the same; one that changes several areas is shared out among them."
    >
      {areas.length === 0 ? (
        <p className="notice">No work in scope was seen.</p>
      ) : (
        <table className="workprint-bars">
          <thead className="hidden">
            <tr>
              <th scope="col">Area</th>
              <th scope="col">Share of changes</th>
              <th scope="col">Weeks with work</th>
              <th scope="col">Last, UTC</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ area, name, share, weeks, last }) => (
              <tr key={area}>
                <th scope="row">{name}</th>
                <td className="workprint-bar">
                  <i style={{ width: `${(100 * share) / most}%`, background: colour(area) }} />
                  <span>{percent(share)}</span>
                </td>
                <td>
                  <Behind question={question} wanted={{ area }} what={`in ${name}`}>
                    {plural(weeks, "week")}
                  </Behind>
                </td>
                <td className="quiet">last {day(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < areas.length && (
        <button type="button" className="button plain" onClick={() => setAll(true)}>
          {plural(areas.length - shown.length, "more area")}
        </button>
      )}
    </Section>
  );
}
