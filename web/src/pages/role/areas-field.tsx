import type { RolesResult } from "../../../../src/model/role.ts";
import { inWords } from "../../../../src/model/words.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { SomeOf } from "../../design/some-of.tsx";

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
          Only work in {inWords(chosen.map((area) => names.get(area)!))} counts.{" "}
          <button type="button" className="button plain role-every" onClick={() => onChange([])}>
            Count every area
          </button>
        </p>
      )}
      <SomeOf
        label="Areas"
        chosen={chosen}
        options={areas.map(({ area, name, definition }) => ({ value: area, name, definition }))}
        onChange={onChange}
      />
      <Disclosure title="What belongs to each area">
        {() => (
          <dl className="role-definitions">
            {areas.map(({ area, name, definition }) => (
              <div key={area}>
                <dt>{name}</dt>
                <dd>{definition}</dd>
              </div>
            ))}
          </dl>
        )}
      </Disclosure>
    </div>
  );
}
