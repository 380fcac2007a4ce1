import { ToggleGroup } from "radix-ui";

/** Any of some, as chips; none chosen is all of them. */
export function SomeOf({
  label,
  chosen,
  options,
  onChange,
}: {
  label: string;
  chosen: readonly string[];
  /** Each with what it means. */
  options: readonly { value: string; name: string; definition: string }[];
  /** In the order of the options. */
  onChange: (chosen: string[]) => void;
}): React.JSX.Element {
  return (
    <ToggleGroup.Root
      type="multiple"
      className="chips"
      aria-label={label}
      value={[...chosen]}
      onValueChange={(next) => onChange(options.map(({ value }) => value).filter((value) => next.includes(value)))}
    >
      {options.map(({ value, name, definition }) => (
        <ToggleGroup.Item key={value} value={value} className="chip" title={definition}>
          {name}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
