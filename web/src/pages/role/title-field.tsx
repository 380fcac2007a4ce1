import { useId, useState } from "react";

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
  /** While somebody types. */
  const [typed, setTyped] = useState<string>();
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
        value={typed ?? title}
        maxLength={MOST_LETTERS}
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (value.trim() !== "") onShow(value.trim());
        }}
        onBlur={() => {
          setTyped(undefined);
          onChange(title);
        }}
      />
    </form>
  );
}
