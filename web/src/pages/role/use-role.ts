import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { RolesResult } from "../../../../src/model/role.ts";
import type { RoleSearch } from "../../router.tsx";
import { roleOf, type Carried, searchOf } from "../../role/search.ts";

export interface RoleState {
  role: Role;
  /** The part of a link that means it. */
  link: Carried;
  /** Puts a change into the link. */
  set: (change: Partial<Role>) => void;
  /** Shows a change that may go on, as while a slider moves, without a link for each step. */
  show: (change: Partial<Role>) => void;
}

/** The role that the link means, and how to change it. */
export function useRole(roles: RolesResult["roles"], areas: RolesResult["areas"], search: RoleSearch): RoleState {
  const navigate = useNavigate();
  const linked = useMemo(
    () =>
      roleOf(
        search,
        roles,
        areas.map(({ area }) => area),
      ),
    [search, roles, areas],
  );
  const asOf = useMemo(() => (search.asOf === undefined ? {} : { asOf: search.asOf }), [search.asOf]);
  // Until the link says otherwise: then that holds.
  const [shown, setShown] = useState({ instead: linked, role: linked });
  const role = shown.instead === linked ? shown.role : linked;
  const show = useCallback(
    (change: Partial<Role>) =>
      setShown((before) => ({
        instead: linked,
        role: { ...(before.instead === linked ? before.role : linked), ...change },
      })),
    [linked],
  );
  const set = useCallback(
    (change: Partial<Role>) => {
      show(change);
      void navigate({
        to: "/role",
        // What is taken for granted of how long it holds stays.
        search: ({ fill, ramp, least }) => ({ ...asOf, ...searchOf({ ...role, ...change }, roles), fill, ramp, least }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, asOf, role, roles, show],
  );
  return { role, link: useMemo(() => ({ ...asOf, ...searchOf(role, roles) }), [asOf, role, roles]), set, show };
}
