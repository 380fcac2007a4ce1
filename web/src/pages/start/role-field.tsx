import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useOperation } from "../../api/use-operation.ts";
import { Choice } from "../../design/choice.tsx";
import { DEFAULT_ROLE } from "../../role/search.ts";

/** A template of a role, and the ways on from it. */
export function RoleField(): React.JSX.Element {
  const [chosen, setChosen] = useState(DEFAULT_ROLE);
  const { data } = useOperation("roles", {});
  const search = chosen === DEFAULT_ROLE ? {} : { role: chosen };
  return (
    <>
      <Choice
        label="Role"
        value={chosen}
        options={data?.roles.map(({ role, title }) => ({ value: role, name: title })) ?? []}
        onChange={(next) => setChosen(next ?? DEFAULT_ROLE)}
      />
      <div className="row">
        <Link to="/people" search={search} className="button main">
          Show the shortlist
        </Link>
        <Link to="/role" search={search} className="button plain">
          Change the role
        </Link>
      </div>
    </>
  );
}
