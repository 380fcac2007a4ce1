import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";

import type { FindResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { ask } from "../../api/ask.ts";
import { ErrorNote } from "../../design/states.tsx";
import { useSettled } from "./use-settled.ts";

/** Finds a person by a part of the name; those who can be meant are links. */
export function PersonField({ label }: { label: string }): React.JSX.Element {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const asked = useSettled(text.trim(), 200);
  const { data, error } = useQuery({
    queryKey: ["find", asked],
    queryFn: ({ signal }) => ask("find", { name: asked }, { signal }),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const found = asked.length > 1 ? data : undefined;
  return (
    <form
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        const only = found?.people.length === 1 && asked === text.trim() ? found.people[0]! : undefined;
        if (only) void navigate({ to: "/people/$person", params: { person: only.person } });
      }}
    >
      <div className="field">
        <label htmlFor={id}>{label}</label>
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
      {error ? <ErrorNote error={error} /> : <Found found={found} asked={asked} />}
    </form>
  );
}

function Found({ found, asked }: { found: FindResult | undefined; asked: string }): React.JSX.Element {
  const people = found?.people ?? [];
  return (
    <>
      <p className="quiet" role="status">
        {found === undefined
          ? ""
          : people.length === 0
            ? `Nobody called “${asked}” is in what was read.`
            : `${plural(people.length + found.more, "person", "people")}${found.more > 0 ? `, the first ${people.length} by commits` : ""}`}
      </p>
      {people.length > 0 && (
        <ul className="start-found">
          {people.map(({ person, name, commits, sources }) => (
            <li key={person}>
              <Link to="/people/$person" params={{ person }}>
                <bdi>{name}</bdi>
              </Link>
              <span className="quiet">
                {plural(commits, "commit")} in {sources.slice(0, 2).join(", ") || "no repository"}
                {sources.length > 2 ? ` and ${sources.length - 2} more` : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
