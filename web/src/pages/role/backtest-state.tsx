import { Link } from "@tanstack/react-router";

import { plural } from "../../../../src/model/words.ts";
import type { Answer } from "../../api/use-operation.ts";
import { ErrorNote, Loading } from "../../design/states.tsx";

/** What the figures of foresight rest on, or how far they are. */
export function BacktestState({ answer }: { answer: Answer<"backtest"> }): React.JSX.Element {
  const { data, error, isFetching, progress, cancel, refetch } = answer;
  if (data) {
    const { cases, people, repositories, cutDates } = data;
    return (
      <p className="role-backtest quiet prose">
        {cases === 0
          ? "Nothing that was read goes back far enough to be asked how well each criterion foresees."
          : `How well each would have foreseen what people did in the next 12 months, in ${plural(repositories, "repository", "repositories")} that were read: ${plural(cases, "case")} of ${plural(people, "person", "people")} from ${cutDates[0]} to ${cutDates.at(-1)}. AUC: of two people of one repository and date, how often the one for whom it came true stood higher; 0.5, at the left end of the scale, is chance.`}{" "}
        It says who goes on in the same repository, not who does well in a role. <Link to="/trust">All of it</Link>
      </p>
    );
  }
  return (
    <div className="role-backtest">
      {isFetching ? (
        <Loading
          what="Asking the past how well each criterion foresees"
          progress={progress}
          {...(progress ? { onCancel: cancel } : {})}
        />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <p className="row quiet">
          How well each criterion foresees was not asked to the end.
          <button type="button" className="button" onClick={() => void refetch()}>
            Ask the past
          </button>
        </p>
      )}
    </div>
  );
}
