import { Link } from "@tanstack/react-router";

import type { StandingsResult } from "../../../../src/model/standings.ts";
import { usePeopleSearch } from "./use-people-search.ts";

/** Who is picked, and the way to see them side by side. */
export function CompareBar({
  people,
  answer,
}: {
  people: readonly string[];
  answer: StandingsResult;
}): React.JSX.Element | null {
  const { search, change } = usePeopleSearch();
  if (people.length === 0) return null;
  const names = people.map((id) => answer.people.find(({ person }) => person === id)?.name ?? id);
  const { role, title, level, areas, weights, horizon, asOf } = search;
  const kept = Object.fromEntries(
    Object.entries({ role, title, level, areas, weights, horizon, asOf }).filter(([, value]) => value !== undefined),
  );
  return (
    <section className="people-compare" aria-label="People to compare">
      <span>
        <bdi>{names.join(", ")}</bdi>
      </span>
      <span className="row">
        {people.length >= 2 ? (
          <Link to="/compare" search={{ ...kept, people: people.join(",") }} className="button main">
            Compare {people.length}
          </Link>
        ) : (
          <span className="quiet">Pick one more to compare</span>
        )}
        <button type="button" className="button" onClick={() => change({ pick: undefined })}>
          Clear
        </button>
      </span>
    </section>
  );
}
