import { useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { Answered } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { roleOf } from "../role/search.ts";
import { Shortlist } from "./people/shortlist.tsx";
import "./people.css";

/** Whom to talk to for a role, and why. */
export function PeoplePage(): React.JSX.Element {
  useTitle("People");
  const search = useSearch({ from: "/people" });
  const roles = useOperation("roles", {});
  const role =
    roles.data &&
    roleOf(
      search,
      roles.data.roles,
      roles.data.areas.map(({ area }) => area),
    );
  const standings = useOperation(
    "standings",
    {
      areas: role?.areas ?? [],
      ...(search.asOf === undefined ? {} : { asOf: search.asOf }),
      ...(search.halfLife === undefined ? {} : { halfLife: search.halfLife }),
    },
    { enabled: role !== undefined, keep: true },
  );
  return (
    <Answered answer={roles} what="Looking up roles">
      {({ roles: templates, areas }) => (
        <Shortlist role={role!} templates={templates} areas={areas} standings={standings} />
      )}
    </Answered>
  );
}
