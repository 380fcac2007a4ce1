import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { percent } from "../../../../src/reports/html/format.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Section } from "../../design/section.tsx";
import { useWide } from "../../design/use-wide.ts";
import { Columns } from "../../design/table.tsx";
import { AreaRows } from "./area-rows.tsx";
import { gridOf } from "./grid.ts";
import { Matrix } from "./matrix.tsx";

/** The matrix needs room; on a phone areas are rows. CSS pixels. */
const LEAST_FOR_MATRIX = 900;

/** Areas and by how many they are covered. */
export function Coverage({ result }: { result: TeamResult }): React.JSX.Element {
  const wide = useWide(LEAST_FOR_MATRIX);
  const grid = gridOf(result);
  const { says } = result.coverage;
  return (
    <Section id="coverage" title="Who covers what" lead={says.join(" ")}>
      {grid.areas.length === 0 ? (
        <p className="notice">No work of members was seen in the last year.</p>
      ) : wide ? (
        <Matrix grid={grid} window={result.window} />
      ) : (
        <AreaRows grid={grid} window={result.window} />
      )}
      {grid.earlier.length > 0 && (
        <p className="quiet prose">Only before the last year: {grid.earlier.map(({ name }) => name).join(", ")}.</p>
      )}
      <Disclosure title="Each area as a table: people, weeks, living lines and the core">
        {() => <AreasTable result={result} />}
      </Disclosure>
    </Section>
  );
}

function AreasTable({ result: { coverage } }: { result: TeamResult }): React.JSX.Element {
  return (
    <div className="table-scroll">
      <table>
        <caption>
          Weeks of all members together. Wrote: of the area’s living lines in the team’s repositories, the share that
          members wrote. Main authors: members who are one of a living file there. Core: the fewest with 80 % of the
          weeks, by name.
        </caption>
        <Columns
          names={[
            "Area",
            "Seen at work",
            { figures: "Weeks" },
            { figures: "Wrote" },
            { figures: "Main authors" },
            "Core",
          ]}
        />
        <tbody>
          {coverage.areas.map(({ area, name, needed, state, members, weeks, teamShare, mainAuthors, core }) => (
            <tr key={area}>
              <th scope="row">
                {name}
                {needed && " (needed)"}
              </th>
              <td>{members > 0 ? plural(members, "member") : state === "earlier" ? "only earlier" : "nobody seen"}</td>
              <td className="figure">{weeks}</td>
              <td className="figure">{teamShare === null ? "not known" : percent(teamShare)}</td>
              <td className="figure">{mainAuthors}</td>
              <td>{core.map((one) => one.name).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
