import { ToggleGroup } from "radix-ui";

/** One of a few, as chips in a row. */
export function OneOf<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { value: T; name: string }[];
  onChange: (value: T) => void;
}): React.JSX.Element {
  return (
    <ToggleGroup.Root
      type="single"
      className="chips"
      aria-label={label}
      value={value}
      // One that is pressed again stays.
      onValueChange={(next) => next !== "" && onChange(next as T)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className="chip">
          {option.name}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
