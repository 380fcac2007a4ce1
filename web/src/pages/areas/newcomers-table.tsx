import type { NewcomersResult } from "../../../../src/model/results.ts";
import { coreMedianText, coreShareText } from "../../../../src/reports/core-text.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";

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
        <thead>
          <tr>
            <th scope="col">Repository</th>
            <th scope="col" className="figure">
              Newcomers
            </th>
            <th scope="col" className="figure">
              Became core
            </th>
            <th scope="col">After 6 months</th>
            <th scope="col">After 12 months</th>
            <th scope="col">After 24 months</th>
            <th scope="col">Half are core after</th>
            <th scope="col" className="figure">
              Left out
            </th>
          </tr>
        </thead>
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
