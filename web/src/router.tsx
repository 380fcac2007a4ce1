import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type SearchSchemaInput,
} from "@tanstack/react-router";

import { fetched } from "./api/ask.ts";
import { Frame } from "./design/frame.tsx";
import { NoPage, RouteError, RouteLoading } from "./design/states.tsx";
import { TEAM_LINK, type TeamLink } from "./pages/team/link.ts";
import { CARRIED, type Carried } from "./role/search.ts";

/** Every value in a link is a text; a page reads from it what it knows. */
type Search = Record<string, string | undefined>;

/** Keeps of a link what a page knows. */
function only<T extends Search>(...keys: (keyof T & string)[]): (given: Search & SearchSchemaInput) => T {
  // A type of texts that may all be missing holds whatever there is of them.
  return (given) => Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key))) as T;
}

export interface PeopleSearch extends Carried {
  halfLife?: string;
  /** A part of a name. */
  q?: string;
  repo?: string;
  /** Months since the last work in scope, at most. */
  within?: string;
  /** How many are shown. */
  show?: string;
  /** People to be compared, by comma. */
  pick?: string;
}

export interface CompareSearch extends Carried {
  people?: string;
}

export interface AreasSearch extends Carried {
  /** Months after which survival curves are read. */
  at?: string;
  /** Modules of this source only, and of files of this area. */
  repo?: string;
  area?: string;
  /** How many modules are shown. */
  show?: string;
  /** Whose way to the core is drawn: `everybody`, or who stayed. */
  who?: string;
}

export interface TrustSearch extends Carried {
  outcome?: string;
  /** `newcomers`, or everybody. */
  of?: string;
}

export interface RoleSearch extends Carried {
  /** Months until the first day, and from then on until somebody carries the work. */
  fill?: string;
  ramp?: string;
  /** Share that should still count, in percent. */
  least?: string;
}

export interface PlanSearch extends Carried {
  /** An example's name, or `mine`: what was entered in this browser. */
  plan?: string;
  /** The same of the plan beside it; `none` for one alone. */
  with?: string;
}

export interface TeamSearch extends TeamLink, Carried {
  /** Which modules are listed: `all`, or those that rest on one person. */
  rests?: string;
}

/** What a page changes in its link; undefined takes a value out. */
export type Change<S extends Search> = { [Key in keyof S]?: S[Key] | undefined };

const root = createRootRoute({ component: Frame, errorComponent: RouteError, notFoundComponent: NoPage });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => fetched(import("./pages/start.tsx")), "StartPage"),
});

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  validateSearch: only<PeopleSearch>(...CARRIED, "halfLife", "q", "repo", "within", "show", "pick"),
  component: lazyRouteComponent(() => fetched(import("./pages/people.tsx")), "PeoplePage"),
});

const workprint = createRoute({
  getParentRoute: () => root,
  path: "/people/$person",
  validateSearch: only<Carried>(...CARRIED),
  component: lazyRouteComponent(() => fetched(import("./pages/workprint.tsx")), "WorkprintPage"),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  validateSearch: only<CompareSearch>(...CARRIED, "people"),
  component: lazyRouteComponent(() => fetched(import("./pages/compare.tsx")), "ComparePage"),
});

const areas = createRoute({
  getParentRoute: () => root,
  path: "/areas",
  validateSearch: only<AreasSearch>(...CARRIED, "at", "repo", "area", "show", "who"),
  component: lazyRouteComponent(() => fetched(import("./pages/areas.tsx")), "AreasPage"),
});

const role = createRoute({
  getParentRoute: () => root,
  path: "/role",
  validateSearch: only<RoleSearch>(...CARRIED, "fill", "ramp", "least"),
  component: lazyRouteComponent(() => fetched(import("./pages/role.tsx")), "RolePage"),
});

const trust = createRoute({
  getParentRoute: () => root,
  path: "/trust",
  validateSearch: only<TrustSearch>(...CARRIED, "outcome", "of"),
  component: lazyRouteComponent(() => fetched(import("./pages/trust.tsx")), "TrustPage"),
});

const offers = createRoute({
  getParentRoute: () => root,
  path: "/offers",
  // What is entered there is nobody's business, so none of it is in the link.
  validateSearch: only<Carried>(...CARRIED),
  component: lazyRouteComponent(() => fetched(import("./pages/offers.tsx")), "OffersPage"),
});

const team = createRoute({
  getParentRoute: () => root,
  path: "/team",
  validateSearch: only<TeamSearch>(...CARRIED, ...TEAM_LINK, "rests"),
  component: lazyRouteComponent(() => fetched(import("./pages/team.tsx")), "TeamPage"),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: "/plan",
  validateSearch: only<PlanSearch>(...CARRIED, "plan", "with"),
  component: lazyRouteComponent(() => fetched(import("./pages/plan.tsx")), "PlanPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([start, people, workprint, compare, areas, team, role, plan, offers, trust]),
  defaultPendingComponent: RouteLoading,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
  // Plain texts: a link can be read and written by hand.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search as Search).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    );
    const text = new URLSearchParams(given).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
    return text === "" ? "" : `?${text}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
