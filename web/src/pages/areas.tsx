import { useNavigate, useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { AsOf } from "../design/as-of.tsx";
import { Contents } from "../design/contents.tsx";
import { Answered } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import type { AreasSearch, Change } from "../router.tsx";
import { Curves } from "./areas/curves.tsx";
import { Growth } from "./areas/growth.tsx";
import { HalfLives } from "./areas/half-lives.tsx";
import { Knowledge } from "./areas/knowledge.tsx";
import { leadOf } from "./areas/lead.ts";
import { Newcomers } from "./areas/newcomers.tsx";
import { Seen } from "./areas/seen.tsx";
import "./areas.css";

const SECTIONS = [
  ["half-lives", "How long code lives"],
  ["curves", "How it goes"],
  ["growth", "What grows"],
  ["knowledge", "Who is deep in what"],
  ["newcomers", "From first commit to core"],
  ["seen", "What was left out"],
] as const;

/** What lasts in each area, what grows, and who knows it. */
export function AreasPage(): React.JSX.Element {
  useTitle("Areas");
  const search = useSearch({ from: "/areas" });
  const navigate = useNavigate({ from: "/areas" });
  const change = (part: Change<AreasSearch>): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  const answer = useOperation("areas", { asOf: search.asOf }, { keep: true });
  return (
    <>
      <header className="head">
        <h1>Areas: what lasts, what grows, who knows it</h1>
        <p className="lead">{answer.data ? leadOf(answer.data) : "How long code lives in each area of the field."}</p>
        <AsOf
          value={search.asOf}
          shown={answer.isPlaceholderData ? undefined : answer.data?.asOf}
          busy={answer.isPlaceholderData}
          onChange={(asOf) => change({ asOf })}
        />
        <Contents sections={SECTIONS} />
      </header>
      <Answered answer={answer} what="Measuring how long code lives">
        {(result) => (
          <>
            {result.notes.map((note) => (
              <p key={note} className="notice">
                {note}
              </p>
            ))}
            <HalfLives result={result} asOf={search.asOf} />
            <Curves areas={result.areas} search={search} change={change} />
            <Growth result={result} />
          </>
        )}
      </Answered>
      {/* What can't be said of areas is said once. */}
      {!answer.error && (
        <>
          <Knowledge search={search} change={change} areas={answer.data?.areas} sources={answer.data?.sources} />
          <Newcomers search={search} change={change} />
        </>
      )}
      {answer.data && <Seen result={answer.data} />}
    </>
  );
}
