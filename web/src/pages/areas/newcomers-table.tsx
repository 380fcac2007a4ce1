import type { NewcomersResult } from "../../../../src/model/results.ts";
import { coreMedianText, coreShareText } from "../../../../src/reports/core-text.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

export interface ToCoreRow {
  name: string;
  toCore: NewcomersResult["all"];
}

/** The way to the core of each repository in figures. */
export function NewcomersTable({
  rows,
  who,
}: {
  rows: readonly ToCoreRow[];
  who: "regular" | "everybody";
}): React.JSX.Element {
  return (
    <div className="table-scroll">
      <table>
        <caption>Share that became core, with 95 % intervals.</caption>
        <Columns
          names={[
            "Repository",
            { figures: "Newcomers" },
            { figures: "Became core" },
            "After 6 months",
            "After 12 months",
            "After 24 months",
            "Half are core after",
            { figures: "Left out" },
          ]}
        />
        <tbody>
          {rows.map(({ name, toCore }) => {
            const { people, becameCore, after, followedDays } = toCore[who];
            return (
              <tr key={name}>
                <th scope="row">
                  <Name>{name}</Name>
                </th>
                <td className="figure">{count(people)}</td>
                <td className="figure">{count(becameCore)}</td>
                {after.map((share) => (
                  <td key={share.months}>{followedDays === 0 ? "too few" : coreShareText(share)}</td>
                ))}
                <td>{followedDays === 0 ? "too few" : coreMedianText(toCore[who])}</td>
                <td className="figure">{count(toCore.leftOut.founders + toCore.leftOut.shallow)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
