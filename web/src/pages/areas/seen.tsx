import type { AreasResult } from "../../../../src/model/results.ts";
import { count, minute } from "../../../../src/reports/html/format.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

type Left = AreasResult["excluded"][number];

/** What could be seen, and what the half-lives leave out. */
export function Seen({ result: { sources, excluded, censored } }: { result: AreasResult }): React.JSX.Element {
  const out = excluded.reduce((sum, { lines }) => sum + lines, 0);
  const lost = censored.reduce((sum, { lines }) => sum + lines, 0);
  const unfollowed = sources.reduce((sum, { unfollowedFiles }) => sum + unfollowedFiles, 0);
  return (
    <section className="section" id="seen" aria-labelledby="seen-title">
      <h2 id="seen-title">What was left out, and what could not be seen</h2>
      <ul className="areas-facts prose">
        <li>
          The half-lives leave out {count(out)} lines: written by a program, written elsewhere, or it is not known when.
        </li>
        <li>{count(lost)} lines were lost from sight. They count as living until then, and not as gone.</li>
        <li>{count(unfollowed)} living files can’t be followed line by line.</li>
        <li>A half-life describes the area, and not anybody’s skill. Lines are counted, so large files weigh more.</li>
        <li>
          The intervals treat the lines of one file, one commit or one removal as moving together. Other repositories
          can differ by more.
        </li>
      </ul>
      <Disclosure title="How many lines, and why">
        {() => (
          <>
            <Reasons caption="Left out of the half-lives" rows={excluded} />
            <Reasons caption="Lost from sight" rows={censored} />
          </>
        )}
      </Disclosure>
      <Disclosure title="The repositories that were read">{() => <Sources sources={sources} />}</Disclosure>
    </section>
  );
}

function Reasons({ caption, rows }: { caption: string; rows: readonly Left[] }): React.JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div className="table-scroll">
      <table>
        <caption>{caption}</caption>
        <Columns names={["Lines that …", { figures: "Lines" }]} />
        <tbody>
          {rows.map(({ reason, lines }) => (
            <tr key={reason}>
              <td>{reason}</td>
              <td className="figure">{count(lines)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sources({ sources }: Pick<AreasResult, "sources">): React.JSX.Element {
  return (
    <div className="table-scroll">
      <table>
        <Columns names={["Repository", "Read up to", { figures: "Files not followed" }]} />
        <tbody>
          {sources.map(({ source, headAt, unfollowedFiles }) => (
            <tr key={source}>
              <th scope="row">
                <Name>{source}</Name>
              </th>
              <td>{headAt === null ? "unknown" : minute(headAt)}</td>
              <td className="figure">{count(unfollowedFiles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
