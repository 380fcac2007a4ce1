import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { AskError } from "../../api/ask.ts";
import type { Answer } from "../../api/use-operation.ts";
import { carried } from "../../role/search.ts";
import { Empty, ErrorNote, isUnread, Loading } from "../../design/states.tsx";
import { day } from "../../../../src/reports/html/format.ts";

/** Where there is no workprint: nobody, nobody yet, or a question that went wrong. */
export function Unseen({
  error,
  person,
  asOf,
  latest,
  onRetry,
}: {
  error: unknown;
  person: string;
  asOf: string | undefined;
  /** The same person at the latest date that is known. */
  latest: Answer<"person">;
  onRetry: () => void;
}): React.JSX.Element {
  const search = useSearch({ from: "/people/$person" });
  if (asOf !== undefined && latest.isFetching) return <Loading what="Looking for them at other dates" />;
  if (asOf !== undefined && latest.data && isEarly(error)) return <NotYet answer={latest.data} asOf={asOf} />;
  if (error instanceof AskError && error.code === "not-found" && !isUnread(error) && !latest.data)
    return (
      <Empty title="Nobody like that was seen">
        <p>
          No name or id like <q>{person}</q> is in what was read. A link may come from another workspace, or people were
          put together since under another id.
        </p>
        <Link className="button" to="/people" search={carried(search)}>
          Look among the people
        </Link>
      </Empty>
    );
  return <ErrorNote error={error} onRetry={onRetry} />;
}

/** Nothing of theirs, or nothing at all, had landed by the date. */
function isEarly(error: unknown): boolean {
  return error instanceof AskError && (error.code === "not-found" || error.message.startsWith("Nothing had landed"));
}

function NotYet({ answer, asOf }: { answer: NonNullable<Answer<"person">["data"]>; asOf: string }): React.JSX.Element {
  const navigate = useNavigate({ from: "/people/$person" });
  const first = answer.observability.sources.map((source) => source.first).sort()[0];
  const go = (date: string | undefined): void =>
    void navigate({ search: (old) => ({ ...old, asOf: date }), replace: true });
  return (
    <Empty title={`Nothing of theirs had landed by ${asOf.slice(0, 10)}`}>
      <p>
        That is no low place: there was no public work yet in the repositories that were read.
        {first && (
          <>
            {" "}
            Their first commit that can be seen landed on <strong>{day(first)}</strong> (UTC).
          </>
        )}
      </p>
      <div className="row">
        {first && (
          <button type="button" className="button" onClick={() => go(day(first))}>
            Go to {day(first)}
          </button>
        )}
        <button type="button" className="button" onClick={() => go(undefined)}>
          Back to the latest
        </button>
      </div>
    </Empty>
  );
}
