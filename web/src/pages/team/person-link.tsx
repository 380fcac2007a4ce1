import { Link, useSearch } from "@tanstack/react-router";

import { Name } from "../../design/name.tsx";

/** Leads to somebody's workprint in all areas, at the same date. */
export function PersonLink({ person, name }: { person: string; name: string }): React.JSX.Element {
  const { asOf } = useSearch({ from: "/team" });
  return (
    <Link to="/people/$person" params={{ person }} search={{ areas: "all", ...(asOf === undefined ? {} : { asOf }) }}>
      <Name>{name}</Name>
    </Link>
  );
}
