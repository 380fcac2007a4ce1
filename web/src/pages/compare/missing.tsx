import { AskError } from "../../api/ask.ts";
import type { Member } from "./members.ts";
import { Name } from "../../design/name.tsx";

function hintOf(error: Error | null): string {
  if (!(error instanceof AskError)) return "";
  return error.code === "not-found"
    ? "The link may come from another workspace, or from a later date; or people were put together since."
    : error.hint;
}

/** Of whom nothing, or too little, can be said: as plainly as the rest. */
export function Missing({
  members,
  onRemove,
}: {
  members: readonly Member[];
  onRemove: (given: string) => void;
}): React.JSX.Element {
  return (
    <div className="stack compare-missing">
      {members.map(({ given, name, person, standing, error }) => {
        if (person && standing) return null;
        return (
          <div className="notice" key={given}>
            {person ? (
              <p>
                <strong>
                  Too little is known of <Name>{name}</Name> in these areas
                </strong>
                They can’t be placed. That is no low place: what was seen of them stands below.
              </p>
            ) : (
              <p>
                <strong>{error?.message ?? `Nobody called ‘${given}’ was found.`}</strong>
                {hintOf(error)}
              </p>
            )}
            <button type="button" className="button plain" onClick={() => onRemove(given)}>
              <span>
                Remove <Name>{name}</Name>
              </span>
            </button>
          </div>
        );
      })}
    </div>
  );
}
