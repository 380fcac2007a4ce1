import { ToggleGroup } from "radix-ui";
import { useId } from "react";

import type { Role } from "../../../../src/model/role.ts";

const LEVELS = ["senior", "junior", "researcher"] as const;

/** For whom the role is. */
export function LevelField({
  level,
  onChange,
}: {
  level: Role["level"];
  onChange: (level: Role["level"]) => void;
}): React.JSX.Element {
  const id = useId();
  return (
    <div className="field">
      <span className="label" id={id}>
        Level
      </span>
      <ToggleGroup.Root
        type="single"
        className="role-chips"
        aria-labelledby={id}
        value={level}
        onValueChange={(value) => {
          const chosen = LEVELS.find((one) => one === value);
          if (chosen) onChange(chosen);
        }}
      >
        {LEVELS.map((one) => (
          <ToggleGroup.Item key={one} value={one} className="chip">
            {one}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}
