import { ToggleGroup } from "radix-ui";

import type { RolesResult } from "../../../../src/model/role.ts";

type Areas = RolesResult["areas"];

/** The areas whose work counts; none chosen is all of them. */
export function AreasField({
  areas,
  chosen,
  onChange,
}: {
  areas: Areas;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): React.JSX.Element {
  const names = new Map(areas.map(({ area, name }) => [area, name]));
  return (
    <div className="stack">
      {chosen.length === 0 ? (
        <p>Work in every area counts.</p>
      ) : (
        <p>
          Only work in {list(chosen.map((area) => names.get(area)!))} counts.{" "}
          <button type="button" className="button plain role-every" onClick={() => onChange([])}>
            Count every area
          </button>
        </p>
      )}
      <ToggleGroup.Root
        type="multiple"
        className="role-chips"
        aria-label="Areas"
        value={[...chosen]}
        onValueChange={(values) => onChange(areas.map(({ area }) => area).filter((area) => values.includes(area)))}
      >
        {areas.map(({ area, name, definition }) => (
          <ToggleGroup.Item key={area} value={area} className="chip" title={definition}>
            {name}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <details className="role-definitions">
        <summary>What belongs to each area</summary>
        <dl>
          {areas.map(({ area, name, definition }) => (
            <div key={area}>
              <dt>{name}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

/** `a, b and c` */
function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
