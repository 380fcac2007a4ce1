import { useEffect, useId, useState } from "react";

import type { Role } from "../../../../src/model/role.ts";

const MOST_LETTERS = 120;

/** What the role is called. Empty, as between two names, changes nothing. */
export function TitleField({
  role: { title },
  onChange,
}: {
  role: Role;
  onChange: (title: string) => void;
}): React.JSX.Element {
  const id = useId();
  const [text, setText] = useState(title);
  useEffect(() => {
    setText((typed) => (typed.trim() === title || typed.trim() === "" ? typed : title));
  }, [title]);
  return (
    <div className="field">
      <label htmlFor={id}>Title</label>
      <input
        id={id}
        className="input"
        value={text}
        maxLength={MOST_LETTERS}
        onChange={({ target: { value } }) => {
          setText(value);
          if (value.trim() !== "") onChange(value.trim());
        }}
        onBlur={() => setText(title)}
      />
    </div>
  );
}
