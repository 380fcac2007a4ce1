import { Link, useSearch } from "@tanstack/react-router";

import type { SourceResult } from "../../../../src/model/results.ts";
import type { Team, TeamResult } from "../../../../src/model/team.ts";
import { useOperation } from "../../api/use-operation.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Name } from "../../design/name.tsx";
import { Answered } from "../../design/states.tsx";
import { carried } from "../../role/search.ts";
import type { Change, TeamSearch } from "../../router.tsx";
import { LONGEST_LINK, linkOfTeam } from "./link.ts";
import { OpenFile } from "./open-file.tsx";
import { TeamForm } from "./team-form.tsx";

/** What a team can be of: code bases. What lies beside one belongs to it. */
function repositoriesOf(sources: readonly SourceResult[]): string[] {
  return sources.filter(({ kind }) => kind === "git").map(({ source }) => source);
}

/** Whose team: everyone of a source at once, or chosen by hand, or from a file. */
export function Choose({
  team,
  missing,
  result,
  change,
}: {
  team: Team;
  /** What is still to be chosen. */
  missing: string | undefined;
  /** Of the team as it is, or as it was a moment ago. */
  result: TeamResult | undefined;
  change: (part: Change<TeamSearch>) => void;
}): React.JSX.Element {
  const search = useSearch({ from: "/team" });
  const answer = useOperation("sources", {});
  const begun = search.members !== undefined;
  const set = (part: Partial<Team>): void =>
    // A title that nobody chose follows what it is made of.
    change({
      ...linkOfTeam({ ...team, ...part }),
      ...(search.team === undefined && part.title === undefined ? { team: undefined } : {}),
    });
  const long = new URLSearchParams(
    Object.entries(linkOfTeam(team)).filter((one): one is [string, string] => one[1] !== undefined),
  ).toString().length;
  // What went wrong is said once: by the answer about the team where it is asked for.
  if (answer.error && missing === undefined) return <></>;
  return (
    <Answered answer={answer} what="Looking at what was read">
      {({ sources }) => (
        <section className="team-choose" aria-label="Whose team">
          {missing !== undefined && !begun && (
            <>
              <h2>Whose team?</h2>
              <ul className="team-quick">
                {repositoriesOf(sources).map((source) => (
                  <li key={source}>
                    <Link
                      to="/team"
                      search={{
                        ...carried(search),
                        of: linkOfTeam({ ...team, members: "everyone", repositories: [source] }).of!,
                      }}
                      className="button"
                    >
                      <span>
                        The people of <Name>{source}</Name> in the last year
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="row">
            <OpenFile asOf={search.asOf} onOpened={(opened) => change(linkOfTeam(opened))} />
            <span className="quiet">A team file is read by this machine’s own server, and by nobody else.</span>
          </div>
          <Disclosure
            title={
              missing === undefined || begun ? "Change the team" : "Or choose members, repositories and needs by hand"
            }
            begins={begun && missing !== undefined ? "open" : "shut"}
          >
            {() => <TeamForm team={team} repositories={repositoriesOf(sources)} result={result} set={set} />}
          </Disclosure>
          {missing !== undefined && begun && (
            <p className="notice warn" role="status">
              {missing}
            </p>
          )}
          {long > LONGEST_LINK && (
            <p className="notice warn">
              <strong>This team is too long for a link that can be passed on.</strong>
              It works as long as this page is open. Take the team with you as YAML, below, and open that file here
              again.
            </p>
          )}
        </section>
      )}
    </Answered>
  );
}
