import { useId, useState } from "react";

import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { useOperation } from "../../api/use-operation.ts";
import { useOperations } from "../../api/use-operations.ts";
import { Name } from "../../design/name.tsx";
import { said } from "../start/found.tsx";
import { useSettled } from "../../design/use-settled.ts";

const LEAST_LETTERS = 2;
const TYPING_MS = 200;
const MOST_FOUND = 6;
/** Names of more than these are not looked up one by one. */
const MOST_NAMES = 40;
const NONE: never[] = [];

/** The members of a team, each of which can be taken out, and a field that finds more. */
export function MembersField({
  members,
  known = NONE,
  onChange,
}: {
  /** Ids. */
  members: readonly string[];
  /** Names that came with an answer. */
  known: TeamResult["members"] | undefined;
  onChange: (members: string[]) => void;
}): React.JSX.Element {
  const names = useNames(members, known);
  return (
    <div className="stack">
      {members.length > 0 && (
        <ul className="chips" aria-label={plural(members.length, "member")}>
          {members.map((person) => {
            const name = names.get(person) ?? person;
            return (
              <li key={person}>
                <button
                  type="button"
                  className="chip"
                  aria-label={`Take ${name} out`}
                  onClick={() => onChange(members.filter((one) => one !== person))}
                >
                  <Name>{name}</Name> <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <AddMember members={members} onAdd={(person) => onChange([...members, person])} />
    </div>
  );
}

function AddMember({
  members,
  onAdd,
}: {
  members: readonly string[];
  onAdd: (person: string) => void;
}): React.JSX.Element {
  const id = useId();
  const [text, setText] = useState("");
  const asked = useSettled(text.trim(), TYPING_MS);
  const enabled = asked.length >= LEAST_LETTERS;
  const { data } = useOperation("find", { name: asked, limit: MOST_FOUND }, { enabled, keep: true });
  const found = enabled ? data : undefined;
  return (
    <div className="team-add">
      <div className="field team-text">
        <label htmlFor={id}>Add a member: a name, a part of one, or an id</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <p className="quiet" role="status">
        {found && said(found, asked)}
      </p>
      {found && (
        <ul className="team-found">
          {found.people.map(({ person, name, commits, sources }) => {
            const inTeam = members.includes(person);
            return (
              <li key={person}>
                <button
                  type="button"
                  className="button"
                  disabled={inTeam}
                  aria-label={`Add ${name}, ${person}`}
                  onClick={() => onAdd(person)}
                >
                  {inTeam ? "Added" : "Add"}
                </button>
                <span>
                  <Name>{name}</Name>{" "}
                  <span className="quiet">
                    {plural(commits, "commit")} in {sources.slice(0, 2).join(", ") || "no repository"}
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** Names by id: from an answer, and else looked up. */
function useNames(members: readonly string[], known: TeamResult["members"]): ReadonlyMap<string, string> {
  const names = new Map(known.map(({ person, name }) => [person, name]));
  const others = members.filter((person) => !names.has(person)).slice(0, MOST_NAMES);
  const found = useOperations(
    "find",
    others.map((name) => ({ name, limit: 1 })),
  );
  for (const [i, { data }] of found.entries()) {
    const [one] = data?.people ?? [];
    if (one) names.set(others[i]!, one.name);
  }
  return names;
}
