import type { SourceResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { count, day } from "../../../../src/reports/html/format.ts";

/** What can be asked here, and of what. */
export function Head({ sources, sample }: { sources: readonly SourceResult[]; sample: boolean }): React.JSX.Element {
  const first = sources.flatMap(({ firstAt }) => firstAt ?? []).toSorted()[0];
  const last = sources
    .flatMap(({ headAt }) => headAt ?? [])
    .toSorted()
    .at(-1);
  const repositories = sources.filter((source) => source.kind === "git");
  const others = sources.filter((source) => source.kind !== "git");
  const commits = repositories.reduce((sum, source) => sum + source.commits, 0);
  const contributions = others.reduce((sum, source) => sum + source.contributions, 0);
  return (
    <header className="head">
      <h1>What do you want to know?</h1>
      <p className="lead">
        {count(commits)} commits in {plural(repositories.length, "repository", "repositories")}
        {others.length > 0 &&
          `, and ${count(contributions)} contributions of ${plural(others.length, "other source")},`}{" "}
        were read
        {first && last ? `, from ${day(first)} to ${day(last)}` : ""}. Every answer names the work that it rests on, and
        says what could not be seen.
      </p>
      {sample && (
        <p className="notice">
          <strong>This is the sample.</strong>
          Its facts are those of real code bases; names of people and ids of commits are invented.
        </p>
      )}
    </header>
  );
}
