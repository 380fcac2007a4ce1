import { useEffect, useId, useState } from "react";

const MOST_LETTERS = 120;

/** What the role is called. Empty, as between two names, changes nothing. */
export function TitleField({
  title,
  onShow,
  onChange,
}: {
  title: string;
  onShow: (title: string) => void;
  onChange: (title: string) => void;
}): React.JSX.Element {
  const id = useId();
  const [text, setText] = useState(title);
  useEffect(() => {
    setText((typed) => (typed.trim() === title || typed.trim() === "" ? typed : title));
  }, [title]);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(title);
      }}
    >
      <label htmlFor={id}>Title</label>
      <input
        id={id}
        className="input"
        value={text}
        maxLength={MOST_LETTERS}
        onChange={({ target: { value } }) => {
          setText(value);
          if (value.trim() !== "") onShow(value.trim());
        }}
        onBlur={() => {
          setText(title);
          onChange(title);
        }}
      />
    </form>
  );
}
