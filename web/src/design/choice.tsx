import { useId } from "react";

/** One of many, or all of them, as a list that opens. */
export function Choice({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string;
  /** What stands for no choice: `All areas`. Without it there is always one. */
  all?: string;
  value: string | undefined;
  options: readonly { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  // What a link asks for is shown before it is known what there is.
  const asked = value === undefined || options.some((option) => option.value === value) ? [] : [{ value, name: value }];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      >
        {all !== undefined && <option value="">{all}</option>}
        {[...asked, ...options].map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
