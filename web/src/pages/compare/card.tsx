import { Link, useSearch } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import type { Role } from "../../../../src/model/role.ts";
import { plural } from "../../../../src/model/words.ts";
import { count, day, percent, sentence } from "../../../../src/reports/html/format.ts";
import { reasons } from "../../../../src/reports/reasons.ts";
import { inScope } from "../../role/search.ts";
import type { Member } from "./members.ts";
import { Name } from "../../design/name.tsx";

const MOST_AREAS = 3;

/** What is known of somebody in words, and the way to their workprint. */
export function Card({
  member: { name, person, standing },
  role,
  onRemove,
}: {
  member: Member;
  role: Role;
  onRemove: () => void;
}): React.JSX.Element | null {
  const link = useSearch({ from: "/compare" });
  if (!person) return null;
  const facts = reasons(
    role.criteria.flatMap(({ signal, weight }) => {
      const known = standing?.signals[signal];
      return known ? [{ signal, weight, measures: known.measures }] : [];
    }),
  );
  return (
    <article className="compare-card">
      <h3>
        <Link to="/people/$person" params={{ person: person.person }} search={inScope(link, role.areas)}>
          <Name>{name}</Name>
        </Link>
      </h3>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{sentence(fact)}</li>
        ))}
        {factsOf(person).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <button type="button" className="button plain" onClick={onRemove}>
        Remove<span className="hidden"> {name}</span>
      </button>
    </article>
  );
}

/** Plain facts, the same ones for everybody. */
function factsOf({ areas, signals, livingLines, observability: { sources } }: PersonResult): string[] {
  const commits = sources.reduce((sum, source) => sum + source.commits, 0);
  const last = areas
    .map((area) => area.last)
    .sort()
    .at(-1);
  const most = areas.slice(0, MOST_AREAS).map(({ name, share }) => `${name} ${percent(share)}`);
  return [
    `${plural(signals.drive.n, "active week")} in scope in two years${last === undefined ? "" : `, the last work on ${day(last)}`}`,
    most.length > 0 ? `Work in scope: ${most.join(", ")}` : "No work in scope was seen",
    `${count(livingLines.lines)} living ${livingLines.lines === 1 ? "line" : "lines"} in scope, ${percent(livingLines.share)} of those in their repositories`,
    `${count(commits)} ${commits === 1 ? "commit" : "commits"} in all, in ${sources.map(({ source }) => source).join(", ")}`,
  ];
}
