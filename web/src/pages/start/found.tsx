import { Link } from "@tanstack/react-router";

import type { FindResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { Name } from "../../design/name.tsx";

/** Who can be meant, each as a link. */
export function Found({ found, asked }: { found: FindResult; asked: string }): React.JSX.Element {
  return (
    <>
      <p className="quiet">{said(found, asked)}</p>
      <ul>
        {found.people.map(({ person, name, commits, sources }) => (
          <li key={person}>
            <Link to="/people/$person" params={{ person }}>
              <Name>{name}</Name>
            </Link>
            <span className="quiet">
              {plural(commits, "commit")} in {sources.slice(0, 2).join(", ") || "no repository"}
              {sources.length > 2 ? ` and ${sources.length - 2} more` : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many there are, as the line above the list. */
export function said({ people, more }: FindResult, asked: string): string {
  if (people.length === 0) return `Nobody called “${asked}” is in what was read.`;
  const all = plural(people.length + more, "person", "people");
  return more > 0 ? `${all}; those with most commits:` : `${all}:`;
}
