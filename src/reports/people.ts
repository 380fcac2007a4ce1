import type { History } from "../model/history.ts";
import type { EvidenceEntry, PeopleResult } from "../model/results.ts";
import type { Role } from "../model/role.ts";
import type { Settings } from "../model/signal.ts";
import { isoTime } from "../model/time.ts";
import type { Shortlist } from "../ranking/shortlist.ts";
import type { Cohort } from "../signals/cohort.ts";
import { signalOf } from "../signals/signal.ts";
import { evidenceEntry } from "./evidence.ts";
import { reasons } from "./reasons.ts";
import { round, signalResult, toPercentile } from "./signal-result.ts";

/** The shortlist with every criterion measured. */
export function peopleReport(
  history: History,
  cohorts: readonly Cohort[],
  role: Role,
  shortlist: Shortlist,
  sources: PeopleResult["sources"],
  notes: readonly string[],
  settings: Settings,
): Omit<PeopleResult, "halfLife" | "trust"> {
  return {
    asOf: isoTime(history.asOf),
    role: {
      role: role.role,
      title: role.title,
      level: role.level,
      areas: role.areas,
      horizonMonths: role.horizonMonths,
    },
    cohort: {
      repositories: cohorts
        .filter(({ people }) => people.size > 0)
        .map(({ source, people }) => ({ source, people: people.size })),
      placed: shortlist.placed,
      unknown: shortlist.unknown,
    },
    sources,
    notes: [...notes],
    leftOut: [...shortlist.leftOut],
    people: shortlist.candidates.map(({ person, rank, group }) => {
      const mine = role.criteria.map(({ signal }) => signalOf(cohorts, person, signal, settings));
      return {
        person: history.people[person]!.id,
        name: history.people[person]!.name,
        rank,
        group,
        criteria: mine.map((signal, criterion) => {
          const { signal: id, cohort: _cohort, measures: _measures, ...result } = signalResult(history, signal);
          return {
            criterion: id,
            weight: role.criteria[criterion]!.weight,
            ...result,
            facts: signal.measures.map(({ sentence }) => sentence).filter((sentence) => sentence !== ""),
          };
        }),
        facts: reasons(
          mine.map(({ signal, measures }, criterion) => ({
            signal,
            weight: role.criteria[criterion]!.weight,
            measures: measures.map((measure) => ({
              ...measure,
              percentile: measure.percentile === null ? null : toPercentile(measure.percentile),
            })),
          })),
        ),
        ...activity(cohorts, person),
        sameName: shortlist.order
          .filter((other) => other !== person && nameKey(history, other) === nameKey(history, person))
          .map((other) => history.people[other]!.id),
        disclosedAgentShare: disclosedShare(cohorts, person),
        evidence: unique(mine.flatMap(({ evidence }) => evidence.map((ref) => evidenceEntry(history, ref)))),
      };
    }),
  };
}

function nameKey({ people }: History, person: number): string {
  return people[person]!.name.toLowerCase();
}

/** Where somebody works in scope, the place with most weeks first, and when they last did. */
export function activity(
  cohorts: readonly Cohort[],
  person: number,
): Pick<PeopleResult["people"][number], "lastActive" | "repositories"> {
  const mine = cohorts.filter(({ last }) => last.has(person));
  return {
    lastActive: isoTime(Math.max(...mine.map(({ last }) => last.get(person)!))),
    repositories: mine
      .map(({ source, weeks }) => ({ source, weeks: weeks.get(person)?.size ?? 0 }))
      .filter(({ weeks }) => weeks > 0)
      .sort((a, b) => b.weeks - a.weeks || (a.source < b.source ? -1 : 1)),
  };
}

export function disclosedShare(cohorts: readonly Cohort[], person: number): number {
  let agent = 0;
  let all = 0;
  for (const { disclosed } of cohorts) {
    agent += disclosed.get(person)?.agent ?? 0;
    all += disclosed.get(person)?.all ?? 0;
  }
  return all === 0 ? 0 : round(agent / all);
}

/** Each piece of evidence once. */
function unique(entries: readonly EvidenceEntry[]): EvidenceEntry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/**
 * The half-lives that a list rests on, and who stands elsewhere in it than with half-lives as measured.
 *
 * @param usual the list with the half-lives as measured
 */
export function halfLifeReport(
  history: History,
  settings: Settings,
  scale: number,
  role: Role,
  list: Shortlist,
  usual: Shortlist,
): PeopleResult["halfLife"] {
  const places = ({ order }: Shortlist): Map<number, number> =>
    new Map(order.map((person, index) => [person, index + 1]));
  const now = places(list);
  const before = places(usual);
  return {
    scale,
    ...halfLivesInScope(history, role.areas, settings),
    changes: [...new Set([...list.candidates, ...usual.candidates].map(({ person }) => person))]
      .filter((person) => now.get(person) !== before.get(person))
      .map((person) => ({
        person: history.people[person]!.id,
        name: history.people[person]!.name,
        place: now.get(person) ?? null,
        measured: before.get(person) ?? null,
      })),
  };
}

/** @param areas ids of the areas looked at; empty is all */
export function halfLivesInScope(
  { areaIds }: History,
  areas: readonly string[],
  { relevanceHalfLife, defaultRelevanceHalfLife }: Settings,
): Pick<PeopleResult["halfLife"], "days" | "otherwise"> {
  const scope = areas.length > 0 ? areas : areaIds;
  return {
    days: Object.fromEntries(
      scope.flatMap((area) => {
        const days = relevanceHalfLife.get(area);
        return days === undefined ? [] : [[area, round(days, 0)]];
      }),
    ),
    otherwise: round(defaultRelevanceHalfLife, 0),
  };
}
