import { Link } from "@tanstack/react-router";

import type { StandingsResult } from "../../../../src/model/standings.ts";
import { carried } from "../../role/search.ts";
import { usePeopleSearch } from "./use-people-search.ts";
import { Name } from "../../design/name.tsx";

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
  return (
    <section className="people-compare" aria-label="People to compare">
      <span>
        {names.map((name, index) => (
          <span key={people[index]}>
            {index > 0 && ", "}
            <Name>{name}</Name>
          </span>
        ))}
      </span>
      <span className="row">
        {people.length >= 2 ? (
          <Link to="/compare" search={{ ...carried(search), people: people.join(",") }} className="button main">
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
