import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";

import type { InputOf } from "../../../src/http/operations.ts";
import { count } from "../../../src/reports/html/format.ts";
import { useOperation } from "../api/use-operation.ts";
import { Answered, Empty } from "./states.tsx";
import { CommitList } from "./commit-list.tsx";
import "./behind.css";

type Question = Pick<InputOf<"commits">, "person" | "areas" | "asOf">;
type Wanted = Pick<InputOf<"commits">, "area" | "repo" | "module" | "quarter" | "since">;

interface Asked {
  question: Question;
  wanted: Wanted;
  /** Which commits: `in Kernels`. */
  what: ReactNode;
}

const STEP = 20;
const MOST = 1000;

/** A figure that opens the commits that it rests on. */
export function Behind({
  children,
  ...asked
}: Asked & {
  /** The figure. */
  children: ReactNode;
}): React.JSX.Element {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="behind" title="The commits behind this figure">
        {children}
      </Dialog.Trigger>
      <CommitsDialog {...asked} />
    </Dialog.Root>
  );
}

/** The commits in a dialog, for whoever holds its root. @param onClosed told when it shuts, where nothing of it gave the focus */
export function CommitsDialog({
  question,
  wanted,
  what,
  onClosed,
}: Asked & { onClosed?: () => void }): React.JSX.Element {
  return (
    <Dialog.Portal>
      <Dialog.Overlay className="dialog-shade" />
      <Dialog.Content
        className="dialog dialog-wide"
        aria-describedby={undefined}
        {...(onClosed && {
          onCloseAutoFocus: (event: Event) => {
            event.preventDefault();
            onClosed();
          },
        })}
      >
        <div className="dialog-head">
          <Dialog.Title>Commits {what}</Dialog.Title>
          <Dialog.Close className="button">Close</Dialog.Close>
        </div>
        <Commits question={question} wanted={wanted} />
      </Dialog.Content>
    </Dialog.Portal>
  );
}

function Commits({ question, wanted }: Pick<Asked, "question" | "wanted">): React.JSX.Element {
  const [limit, setLimit] = useState(STEP);
  const answer = useOperation("commits", { ...question, ...wanted, limit }, { keep: true });
  return (
    <Answered answer={answer} what="Looking for the commits">
      {({ commits, more }) =>
        commits.length === 0 ? (
          <Empty title="No commits in scope" />
        ) : (
          <div className="stack">
            <p className="quiet">
              Latest first; the day is when a commit reached the main line, in UTC.
              {more > 0 && ` ${count(more)} more are not listed.`}
            </p>
            <CommitList commits={commits} />
            {more > 0 && limit < MOST && (
              <div>
                <button
                  type="button"
                  className="button"
                  disabled={answer.isPlaceholderData}
                  onClick={() => setLimit(Math.min(MOST, limit * 5))}
                >
                  Show more
                </button>
              </div>
            )}
          </div>
        )
      }
    </Answered>
  );
}
