import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { RolesResult } from "../../../../src/model/role.ts";
import { roleOf, type RoleSearch, searchOf } from "../../role/search.ts";

export interface RoleState {
  role: Role;
  /** The part of a link that means it. */
  link: RoleSearch;
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
        search: { ...searchOf({ ...role, ...change }, roles) },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate, role, roles, show],
  );
  return { role, link: useMemo(() => searchOf(role, roles), [role, roles]), set, show };
}
