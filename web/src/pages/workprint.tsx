import { useParams, useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { Loading } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { AsOfSlider } from "./workprint/as-of.tsx";
import { areasOf } from "./workprint/question.ts";
import { Head } from "./workprint/head.tsx";
import { Report } from "./workprint/report.tsx";
import { Unseen } from "./workprint/unseen.tsx";
import "./workprint.css";

/** A person through time. */
export function WorkprintPage(): React.JSX.Element {
  const { person } = useParams({ from: "/people/$person" });
  const { areas } = useSearch({ from: "/people/$person" });
  // Another person or scope starts anew: only along time is the answer before worth looking at.
  return <Workprint key={`${person} ${areas ?? ""}`} person={person} />;
}

function Workprint({ person }: { person: string }): React.JSX.Element {
  const { asOf, areas } = useSearch({ from: "/people/$person" });
  const scope = { person, areas: areasOf(areas) };
  const question = { ...scope, ...(asOf === undefined ? {} : { asOf }) };
  const latest = useOperation("person", scope);
  const answer = useOperation("person", question, { keep: true });
  const { data, error, isPlaceholderData } = answer;
  const known = data ?? latest.data;
  useTitle(known?.name ?? "Workprint");
  if (data === undefined && answer.isFetching) return <Loading what="Opening the workprint" />;
  return (
    <>
      {known ? <Head result={known} question={question} answered={data !== undefined} /> : <h1>Workprint</h1>}
      {latest.data && <AsOfSlider latest={latest.data} asOf={asOf} busy={isPlaceholderData} />}
      {data === undefined ? (
        <Unseen error={error} person={person} asOf={asOf} latest={latest} onRetry={() => void answer.refetch()} />
      ) : (
        <div className="workprint" data-busy={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
          <Report result={data} question={question} />
        </div>
      )}
    </>
  );
}
