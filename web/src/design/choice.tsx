import { Select } from "radix-ui";
import { useId } from "react";

import "./choice.css";

/** Radix takes no empty value. */
const NONE = "\u0000all";

/** One of many, or all of them, as a list that opens. */
export function Choice({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string;
  /** What stands for no choice: `All areas`. */
  all: string;
  value: string | undefined;
  options: readonly { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}): React.JSX.Element {
  const id = useId();
  // What a link asks for is shown before it is known what there is.
  const asked = value === undefined || options.some((option) => option.value === value) ? [] : [{ value, name: value }];
  return (
    <div className="choice">
      <span id={id} className="quiet">
        {label}
      </span>
      <Select.Root value={value ?? NONE} onValueChange={(next) => onChange(next === NONE ? undefined : next)}>
        <Select.Trigger className="input choice-trigger" aria-labelledby={id}>
          <Select.Value />
          <Select.Icon className="choice-icon">▾</Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Content className="choice-list" position="popper" sideOffset={4}>
            <Select.Viewport>
              {[{ value: NONE, name: all }, ...asked, ...options].map((option) => (
                <Select.Item key={option.value} value={option.value} className="choice-item">
                  <Select.ItemText>
                    <bdi>{option.name}</bdi>
                  </Select.ItemText>
                  <Select.ItemIndicator>✓</Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}
