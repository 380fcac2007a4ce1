import type { Role } from "../../../../src/model/role.ts";
import { OneOf } from "../../design/one-of.tsx";

const LEVELS = [
  { value: "senior", name: "Senior" },
  { value: "junior", name: "Junior" },
  { value: "researcher", name: "Researcher" },
] as const;

/** For whom the role is. */
export function LevelField({
  level,
  onChange,
}: {
  level: Role["level"];
  onChange: (level: Role["level"]) => void;
}): React.JSX.Element {
  return (
    <div className="field">
      <span className="label">Level</span>
      <OneOf label="Level" value={level} options={LEVELS} onChange={onChange} />
      <span className="quiet">
        How long ramping up is taken to last where too little was measured, and advice for juniors. It changes nobody’s
        place.
      </span>
    </div>
  );
}
