import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Popover } from "radix-ui";
import { useId, useState } from "react";

import { ask } from "../../api/ask.ts";
import { ErrorNote } from "../../design/states.tsx";
import { Found, said } from "./found.tsx";
import { useSettled } from "../../design/use-settled.ts";

const LEAST_LETTERS = 2;
const TYPING_MS = 200;
const MOST_PEOPLE = 6;

const finding = (name: string) =>
  queryOptions({
    queryKey: ["find", name],
    queryFn: ({ signal }) => ask("find", { name, limit: MOST_PEOPLE }, { signal }),
  });

/** Finds a person by a part of the name: leads to the only one, or lists who can be meant. */
export function PersonField({ label, placeholder }: { label: string; placeholder: string }): React.JSX.Element {
  const id = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const name = text.trim();
  const asked = useSettled(name, TYPING_MS);
  const enabled = asked.length >= LEAST_LETTERS;
  const { data, error } = useQuery({ ...finding(asked), enabled, placeholderData: keepPreviousData });
  const found = enabled ? data : undefined;
  const choose = async (): Promise<void> => {
    const { people } = await client.fetchQuery(finding(name));
    if (people.length === 1) await navigate({ to: "/people/$person", params: { person: people[0]!.person } });
    else setOpen(true);
  };
  return (
    <form
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        // What goes wrong is shown by the query.
        if (name.length >= LEAST_LETTERS) choose().catch(() => {});
      }}
    >
      <Popover.Root open={open && found !== undefined} onOpenChange={setOpen}>
        <Popover.Anchor className="field">
          <label htmlFor={id}>{label}</label>
          <input
            id={id}
            className="input"
            type="search"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
          />
        </Popover.Anchor>
        {/* Stands here and not at the end of the document, so that the tab key leads from the field into it. */}
        <Popover.Content
          className="popover start-found"
          align="start"
          sideOffset={4}
          // Over the field it would cover what the page is called.
          avoidCollisions={false}
          collisionPadding={12}
          aria-label="Who can be meant"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Element && event.target.id === id) event.preventDefault();
          }}
        >
          {found && <Found found={found} asked={asked} />}
        </Popover.Content>
      </Popover.Root>
      <p className="hidden" role="status">
        {found && said(found, asked)}
      </p>
      {error && <ErrorNote error={error} />}
      <div className="row">
        <button type="submit" className="button main" disabled={name.length < LEAST_LETTERS}>
          Find
        </button>
      </div>
    </form>
  );
}
