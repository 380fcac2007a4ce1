import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

/** Who is looked at and in what, before any figure. */
export function Facts({ result }: { result: TeamResult }): React.JSX.Element {
  const { title, rule, members, notSeen, sources, notes, window } = result;
  const ours = sources.filter(({ ofTeam }) => ofTeam);
  const unknown = sources.filter(({ visibility }) => visibility === "unknown").length;
  return (
    <section className="team-facts" aria-labelledby="facts-title">
      <h2 id="facts-title">
        <Name>{title}</Name>
      </h2>
      <p>
        {plural(members.length + notSeen.length, "member")}. {rule} Its repositories:{" "}
        {ours.map(({ source, visibility }, i) => (
          <span key={source}>
            {i > 0 && ", "}
            <Name>{source}</Name> ({visibility === "unknown" ? "not known whether public" : visibility})
          </span>
        ))}
        .
      </p>
      <p className="quiet">
        The last year is {day(window.from)} to {day(window.to)}. A week counts in an area or a module where somebody
        changed at least five lines of one of its files. What members did in any source that was read counts in coverage
        and in what shows; the team’s own repositories in the rest.
      </p>
      {[
        ...notes,
        ...(unknown > 0
          ? [
              `Of ${plural(unknown, "source")} it is not known whether the public can see it: say so under “Change the team”.`,
            ]
          : []),
      ].map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <Disclosure title={`${plural(sources.length, "source")}: whose, and whether the public can see it`}>
        {() => (
          <div className="table-scroll">
            <table>
              <Columns names={["Source", "The team’s", "Public", "Read up to"]} />
              <tbody>
                {sources.map(({ source, ofTeam, visibility, why, lastAt }) => (
                  <tr key={source}>
                    <th scope="row">
                      <Name>{source}</Name>
                    </th>
                    <td>{ofTeam ? "yes" : "no"}</td>
                    <td>
                      {visibility}: {why}
                    </td>
                    <td>{lastAt === null ? "nothing" : day(lastAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Disclosure>
    </section>
  );
}
