import type { NewcomersResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { coreMedianText, coreShareText } from "../../../../src/reports/core-text.ts";
import { count } from "../../../../src/reports/html/format.ts";

/** How long it takes to the core, in words. */
export function NewcomersWords({
  all: { everybody, regular, leftOut },
}: Pick<NewcomersResult, "all">): React.JSX.Element {
  const out = leftOut.founders + leftOut.shallow;
  const left =
    out === 0
      ? ""
      : `${plural(out, "person is", "people are")} left out, since their start can’t be seen: they came in a repository’s first year, or are in a shallow clone. `;
  if (everybody.people === 0) return <p className="prose">Nobody came later whose start can be seen. {left}</p>;
  return (
    <div className="stack prose areas-words">
      <p>
        {count(everybody.people)} {everybody.people === 1 ? "newcomer" : "newcomers"} came, and {everybody.becameCore}{" "}
        became core
        {everybody.followedDays > 0 && `: ${coreShareText(everybody.after[1]!)} within 12 months`}. Most people make one
        contribution, and go.
      </p>
      <p>
        {regular.followedDays > 0
          ? `Of the ${regular.people} with at least 5 commits in their first year, ${regular.becameCore} became core: ${coreShareText(regular.after[1]!)} within 12 months. Half of them are core after ${coreMedianText(regular)}.`
          : `Only ${plural(regular.people, "person", "people")} had at least 5 commits in their first year: too few to say how long it takes them.`}
      </p>
      <p className="quiet">
        The core are the fewest people with 80 % of the commits of twelve months, looked at every quarter. Shares have
        95 % intervals. {left}
        People who are paid to work on a repository become core sooner; who is paid can’t be seen. It describes
        repositories, not what anybody can do.
      </p>
    </div>
  );
}
