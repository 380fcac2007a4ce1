import { useNavigate, useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { AsOf } from "../design/as-of.tsx";
import { Contents } from "../design/contents.tsx";
import { Answered } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import type { Change, TeamSearch } from "../router.tsx";
import { Choose } from "./team/choose.tsx";
import { Coverage } from "./team/coverage.tsx";
import { Exports } from "./team/exports.tsx";
import { Facts } from "./team/facts.tsx";
import { InPublic } from "./team/in-public.tsx";
import { InShort } from "./team/in-short.tsx";
import { Knowledge } from "./team/knowledge.tsx";
import { missingOf, teamOfLink } from "./team/link.ts";
import { OverTime } from "./team/over-time.tsx";
import { Publish } from "./team/publish.tsx";
import "./team.css";

const SECTIONS = [
  ["short", "In short"],
  ["coverage", "Who covers what"],
  ["knowledge", "What rests on whom"],
  ["time", "Over time"],
  ["public", "In public"],
  ["publish", "Worth publishing"],
  ["exports", "Take it with you"],
] as const;

/** What a team covers, whom its knowledge rests on, how it works over time, what it shows and could publish. */
export function TeamPage(): React.JSX.Element {
  useTitle("Team");
  const search = useSearch({ from: "/team" });
  const navigate = useNavigate({ from: "/team" });
  const change = (part: Change<TeamSearch>): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  const team = teamOfLink(search);
  const missing = missingOf(team);
  const question = { team, ...(search.asOf === undefined ? {} : { asOf: search.asOf }) };
  const answer = useOperation("team", question, { enabled: missing === undefined, keep: true });
  const result = missing === undefined ? answer.data : undefined;
  return (
    <>
      <header className="head">
        <h1>Team: who covers what, and what shows</h1>
        <p className="lead">
          Which areas a team covers and by how many, whom its knowledge rests on, how it works over time, and what of
          its work is worth publishing. People stand by name. Nothing leaves this machine.
        </p>
        {missing === undefined && (
          <>
            <AsOf
              value={search.asOf}
              shown={answer.isPlaceholderData ? undefined : result?.asOf}
              busy={answer.isPlaceholderData}
              onChange={(asOf) => change({ asOf })}
            />
            <Contents sections={SECTIONS} />
          </>
        )}
      </header>
      <Choose team={team} missing={missing} result={result} change={change} />
      {missing === undefined && (
        <Answered answer={answer} what="Looking at the team">
          {(known) => (
            <div className="team" aria-busy={answer.isPlaceholderData}>
              <Facts result={known} />
              <InShort result={known} />
              <Coverage result={known} />
              <Knowledge result={known} all={search.rests === "all"} change={change} />
              <OverTime result={known} />
              <InPublic result={known} />
              <Publish result={known} />
              <Exports result={known} question={question} />
            </div>
          )}
        </Answered>
      )}
    </>
  );
}
