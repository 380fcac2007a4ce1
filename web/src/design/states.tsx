import { Link, useRouter, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { OperationName, Progress } from "../../../src/http/operations.ts";
import { useTitle } from "./use-title.ts";
import { AskError } from "../api/ask.ts";
import type { Carried } from "../role/search.ts";
import type { Answer } from "../api/use-operation.ts";

/** Something is being worked out; how far it is, where that is known. */
export function Loading({
  what,
  progress,
  onCancel,
}: {
  what: string;
  progress?: Progress | undefined;
  onCancel?: () => void;
}): React.JSX.Element {
  const share = progress && progress.all > 0 ? progress.done / progress.all : undefined;
  const text = progress?.what ?? what;
  return (
    <div className="state">
      <output>
        {text} …{progress && progress.all > 0 ? ` ${progress.done} of ${progress.all}` : ""}
      </output>
      <progress aria-label={text} {...(share === undefined ? {} : { value: share })} />
      {onCancel && (
        <button type="button" className="button" onClick={onCancel}>
          Stop
        </button>
      )}
    </div>
  );
}

/** Whether it went wrong only because nothing was read yet. */
export function isUnread(error: unknown): boolean {
  return error instanceof AskError && error.message.startsWith("There is no evidence in");
}

/** What went wrong, and how to mend it. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }): React.JSX.Element {
  const dated = useRouterState({ select: ({ location }) => (location.search as Carried).asOf !== undefined });
  if (isUnread(error))
    return (
      <Empty title="Nothing was read yet">
        <p>Read a first repository: then there is something to see here.</p>
        <Link to="/" className="button main">
          Read a repository
        </Link>
      </Empty>
    );
  const hint = error instanceof AskError ? error.hint : "This is a bug in the page. Please report it.";
  // Nothing was read yet, or nobody is called so: either is helped at the start, and not by asking again.
  const elsewhere = error instanceof AskError && error.code === "not-found";
  // A date that can't be used is in the link, and asking again keeps it.
  const otherDate = error instanceof AskError && error.code === "input" && dated;
  return (
    <div className="state">
      <div className="notice bad" role="alert">
        <strong>{error instanceof Error ? error.message : String(error)}</strong>
        {hint}
      </div>
      {elsewhere ? (
        <Link to="/" className="button">
          To the start
        </Link>
      ) : otherDate ? (
        <Link to="." search={(old) => ({ ...old, asOf: undefined })} className="button">
          Back to the latest date
        </Link>
      ) : (
        onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            Try again
          </button>
        )
      )}
    </div>
  );
}

/** There is nothing, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }): React.JSX.Element {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** An answer in whichever state it is. */
export function Answered<N extends OperationName>({
  answer,
  what,
  children,
}: {
  answer: Answer<N>;
  /** What is being worked out, for a reader. */
  what: string;
  children: (data: NonNullable<Answer<N>["data"]>) => ReactNode;
}): ReactNode {
  const { data, error, isFetching, progress, cancel, refetch } = answer;
  if (data !== undefined) return children(data as NonNullable<Answer<N>["data"]>);
  if (isFetching) return <Loading what={what} progress={progress} {...(progress ? { onCancel: cancel } : {})} />;
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return (
    <Empty title="Stopped">
      <button type="button" className="button" onClick={() => void refetch()}>
        Go on
      </button>
    </Empty>
  );
}

/** A link that leads to no page. */
export function NoPage(): React.JSX.Element {
  useTitle("No such page");
  return (
    <>
      <header className="head">
        <h1>There is no such page</h1>
        <p className="lead">The link may be cut off, or come from another version of Workprint.</p>
      </header>
      <Link to="/" className="button main">
        To the start
      </Link>
    </>
  );
}

export function RouteLoading(): React.JSX.Element {
  return <Loading what="Loading" />;
}

export function RouteError({ error }: { error: unknown }): React.JSX.Element {
  const router = useRouter();
  // A part of the page that did not come is fetched again only by a new document.
  const isAway = error instanceof AskError && error.code === "away";
  return <ErrorNote error={error} onRetry={() => (isAway ? location.reload() : void router.invalidate())} />;
}
