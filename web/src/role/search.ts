import type { Role } from "../../../src/model/role.ts";
import { SIGNALS, type SignalId } from "../../../src/model/signal.ts";

/** A role as a link carries it: a template's name, and what differs from it. */
export interface RoleSearch extends Record<string, string | undefined> {
  role?: string;
  title?: string;
  level?: string;
  /** Areas by comma; `all` for no limit. */
  areas?: string;
  /** `drive:4,depth:2`; a signal that is not named does not count. */
  weights?: string;
  /** Months. */
  horizon?: string;
}

/** What a link takes along to another page: the role, and the date that everything is seen from. */
export interface Carried extends RoleSearch {
  asOf?: string;
}

export const CARRIED = [
  "role",
  "title",
  "level",
  "areas",
  "weights",
  "horizon",
  "asOf",
] as const satisfies (keyof Carried)[];

/** The part of a link that other pages understand too. */
export function carried(search: Carried): Carried {
  return Object.fromEntries(CARRIED.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));
}

/** A link to somebody's work in the areas of a role. */
export function inScope(search: Carried, areas: readonly string[]): Carried {
  return { ...carried(search), areas: areas.join(",") || "all" };
}

export const DEFAULT_ROLE = "senior-pretraining-systems";
export const MOST_WEIGHT = 10;

const LEVELS = ["senior", "junior", "researcher"] as const;

/** The role that a link means. What can't be used in it is left out. */
export function roleOf(search: RoleSearch, templates: readonly Role[], areaIds: readonly string[]): Role {
  const wanted = search.role ?? DEFAULT_ROLE;
  const named = (id: string): Role | undefined => templates.find(({ role }) => role === id);
  const template = named(wanted) ?? named(DEFAULT_ROLE) ?? templates[0]!;
  const weights = search.weights === undefined ? undefined : parseWeights(search.weights);
  const horizon = Number(search.horizon);
  return {
    ...template,
    title: search.title?.trim() || template.title,
    level: LEVELS.find((level) => level === search.level) ?? template.level,
    areas:
      search.areas === undefined ? template.areas : search.areas.split(",").filter((area) => areaIds.includes(area)),
    criteria: weights && weights.length > 0 ? weights : template.criteria,
    horizonMonths: Number.isInteger(horizon) && horizon > 0 && horizon <= 120 ? horizon : template.horizonMonths,
  };
}

/** The part of a link that says how a role differs from its template. */
export function searchOf(role: Role, templates: readonly Role[]): RoleSearch {
  const template = templates.find((one) => one.role === role.role) ?? templates[0]!;
  return {
    ...(role.role === DEFAULT_ROLE ? {} : { role: role.role }),
    ...(role.title === template.title ? {} : { title: role.title }),
    ...(role.level === template.level ? {} : { level: role.level }),
    ...(same(role.areas, template.areas) ? {} : { areas: role.areas.join(",") || "all" }),
    ...(writeWeights(role.criteria) === writeWeights(template.criteria)
      ? {}
      : { weights: writeWeights(role.criteria) }),
    ...(role.horizonMonths === template.horizonMonths ? {} : { horizon: String(role.horizonMonths) }),
  };
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((area) => other.includes(area));
}

export function writeWeights(criteria: Role["criteria"]): string {
  return SIGNALS.flatMap((signal) => {
    const weight = criteria.find((one) => one.signal === signal)?.weight;
    return weight === undefined ? [] : [`${signal}:${weight}`];
  }).join(",");
}

function parseWeights(text: string): Role["criteria"] {
  const weights = new Map<string, number>(
    text.split(",").map((part) => {
      const [signal = "", weight = ""] = part.split(":");
      return [signal, Number(weight)];
    }),
  );
  return SIGNALS.flatMap((signal: SignalId) => {
    const weight = weights.get(signal) ?? 0;
    return weight > 0 && weight <= MOST_WEIGHT ? [{ signal, weight }] : [];
  });
}
