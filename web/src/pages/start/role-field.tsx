import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";

import { useOperation } from "../../api/use-operation.ts";
import { DEFAULT_ROLE } from "../../role/search.ts";

/** A template of a role, and the ways on from it. */
export function RoleField(): React.JSX.Element {
  const id = useId();
  const [chosen, setChosen] = useState(DEFAULT_ROLE);
  const { data } = useOperation("roles", {});
  const search = chosen === DEFAULT_ROLE ? {} : { role: chosen };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Role</label>
        <select id={id} className="input" value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {data?.roles.map(({ role, title }) => (
            <option key={role} value={role}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="row">
        <Link to="/people" search={search} className="button main">
          Show the shortlist
        </Link>
        <Link to="/role" search={search} className="button plain">
          Change it
        </Link>
      </div>
    </>
  );
}
