import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";

import type { InputOf } from "../../../../src/http/operations.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { useOperation } from "../../api/use-operation.ts";
import { Answered, Empty } from "../../design/states.tsx";
import { CommitList } from "./commit-list.tsx";
import type { Question } from "./question.ts";

type Wanted = Pick<InputOf<"commits">, "area" | "repo" | "module" | "quarter">;

const STEP = 20;
const MOST = 1000;

/** A figure that opens the commits that it rests on. */
export function Behind({
  question,
  wanted,
  what,
  children,
}: {
  question: Question;
  wanted: Wanted;
  /** Which commits: `in Kernels`. */
  what: ReactNode;
  /** The figure. */
  children: ReactNode;
}): React.JSX.Element {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="workprint-behind" title="The commits behind this figure">
        {children}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-shade" />
        <Dialog.Content className="dialog workprint-dialog" aria-describedby={undefined}>
          <div className="workprint-dialog-head">
            <Dialog.Title>Commits {what}</Dialog.Title>
            <Dialog.Close className="button">Close</Dialog.Close>
          </div>
          <Commits question={question} wanted={wanted} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commits({ question, wanted }: { question: Question; wanted: Wanted }): React.JSX.Element {
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
