import type { AreasResult } from "../../../../src/model/results.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { count, day } from "../../../../src/reports/html/format.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Columns } from "../../design/table.tsx";
import { Streams } from "./streams.tsx";
import { YearChange } from "./year-change.tsx";

/** Living lines by area over the quarters, and what a year changed. */
export function Growth({ result }: { result: AreasResult }): React.JSX.Element {
  const names = new Map(result.areas.map(({ area, name }) => [area, name]));
  return (
    <section className="section" id="growth" aria-labelledby="growth-title">
      <h2 id="growth-title">What grows, and what shrinks</h2>
      {result.turnover.length === 0 ? (
        <p className="notice">No living lines were seen.</p>
      ) : (
        <div className="areas-growth">
          <div>
            <Streams result={result} />
            <Disclosure title="The quarters as a table">{() => <Quarters result={result} />}</Disclosure>
          </div>
          <YearChange areas={result.areas} />
        </div>
      )}
      <ExportRow
        name={`workprint-areas-quarters-${day(result.asOf)}`}
        what="the quarters"
        json={() => result.turnover}
        csv={() =>
          result.turnover.map(({ quarter, area, living, came, went }) => ({
            quarter,
            area,
            name: names.get(area) ?? area,
            living_lines: living,
            came,
            went,
          }))
        }
      />
    </section>
  );
}

/** Living lines of all areas at the end of each quarter. */
function Quarters({ result: { turnover } }: { result: AreasResult }): React.JSX.Element {
  const quarters = new Map<string, { living: number; came: number; went: number }>();
  for (const { quarter, living, came, went } of turnover) {
    const sum = quarters.get(quarter) ?? { living: 0, came: 0, went: 0 };
    quarters.set(quarter, { living: sum.living + living, came: sum.came + came, went: sum.went + went });
  }
  return (
    <div className="table-scroll">
      <table>
        <caption>
          Lines at the end of each quarter (UTC), and what came and went in it, in all areas together. Lines that were
          moved or formatted come and go, too. The download has each area.
        </caption>
        <Columns names={["Quarter", { figures: "Living lines" }, { figures: "Came" }, { figures: "Went" }]} />
        <tbody>
          {[...quarters].toReversed().map(([quarter, { living, came, went }]) => (
            <tr key={quarter}>
              <th scope="row">{quarter}</th>
              <td className="figure">{count(living)}</td>
              <td className="figure">{count(came)}</td>
              <td className="figure">{count(went)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
