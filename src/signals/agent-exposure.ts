import { type History, peopleOf } from "../model/history.ts";
import type { Interval, Settings } from "../model/signal.ts";
import { weekOf } from "../model/time.ts";
import type { AgentCases } from "./agent-cases.ts";
import { type Effect, effectsOf, traitsOf } from "./agent-effects.ts";
import { fitAgentModel } from "./agent-model.ts";
import { meanOverWeeks, placeCases } from "./agent-places.ts";
import { type AgentWork, disclosedAmong, isEnough } from "./agent-work.ts";
import type { View } from "./view.ts";

/** How much a person's work of the last two years is like disclosed agent work: about work, never about merit. */
export interface AgentExposure {
  state: "measured" | "too-few-disclosed" | "too-little-work";
  /**
   * The chance that a commit of theirs is more like disclosed agent work than an undisclosed commit of
   * others in the same repository and quarter, every week counting the same. 0.5 is as usual.
   */
  likeness: Interval | null;
  /** What it rests on. */
  weeks: number;
  commits: number;
  /** What sets the work apart from the usual, by what that does to the likeness. */
  effects: readonly Effect[];
  /** What disclosed work of others has more or less of than usual. */
  traits: readonly Effect[];
  /** Commits in scope. */
  provenance: { disclosed: number; attested: number; unknown: number };
}

/** Commits that a person says they wrote without a coding agent: a repository, and the first and last second. */
export interface OwnWork {
  source: string;
  from: number;
  to: number;
}

/**
 * The model learns from everybody's work but the person's own, so that nothing they disclosed counts
 * against them.
 *
 * @param views of the repositories that they worked in
 * @param attested what they say of their commits; changes the provenance alone
 */
export function agentExposure(
  history: History,
  { cases, discrimination }: AgentWork,
  views: readonly View[],
  person: number,
  settings: Settings,
  attested: readonly OwnWork[] = [],
): AgentExposure {
  const { own, others } = splitCases(history, cases, person);
  const inScope = own.filter((place) => isInScope(history, cases, views, place));
  const provenance = provenanceOf(history, cases, inScope, attested);
  const unknown = { likeness: null, weeks: 0, commits: 0, effects: [], traits: [], provenance };
  if (discrimination === null || !isEnough(disclosedAmong(cases, others)))
    return { state: "too-few-disclosed", ...unknown };

  const model = fitAgentModel(cases, others);
  const traits = traitsOf(model, cases, others);
  const placed = placeCases(model, cases, inScope, others);
  const weeks = new Map<number, number[]>();
  const weekOfCase = (place: number): number =>
    weekOf(history.repositories[cases.repository[place]!]!.commits.landedAt[cases.commit[place]!]!);
  for (const { place, likeness } of placed)
    weeks.set(weekOfCase(place), [...(weeks.get(weekOfCase(place)) ?? []), likeness]);
  if (weeks.size < settings.leastWeeks) return { state: "too-little-work", ...unknown, traits };

  const places = placed.map(({ place }) => place);
  const weights = places.map((place) => 1 / weeks.get(weekOfCase(place))!.length);
  return {
    state: "measured",
    likeness: meanOverWeeks(weeks, history.asOf, settings),
    weeks: weeks.size,
    commits: placed.length,
    effects: effectsOf(model, cases, places, weights),
    traits,
    provenance,
  };
}

/** What is disclosed stays so, whatever is said. */
function provenanceOf(
  { repositories }: History,
  { repository, commit, disclosed }: AgentCases,
  places: readonly number[],
  attested: readonly OwnWork[],
): AgentExposure["provenance"] {
  const isAttested = (place: number): boolean => {
    const { source, commits } = repositories[repository[place]!]!;
    const at = commits.landedAt[commit[place]!]!;
    return attested.some((own) => own.source === source && own.from <= at && at <= own.to);
  };
  const open = places.filter((place) => !disclosed[place]);
  const said = open.filter(isAttested).length;
  return { disclosed: places.length - open.length, attested: said, unknown: open.length - said };
}

/** Cases that the person wrote, alone or with others, and all the rest. */
function splitCases(
  { repositories }: History,
  { count, repository, commit }: AgentCases,
  person: number,
): { own: number[]; others: number[] } {
  const own: number[] = [];
  const others: number[] = [];
  for (let place = 0; place < count; place++) {
    const authors = peopleOf(repositories[repository[place]!]!.commits.authors, commit[place]!);
    (authors.includes(person) ? own : others).push(place);
  }
  return { own, others };
}

function isInScope(
  { repositories }: History,
  { repository, commit }: AgentCases,
  views: readonly View[],
  place: number,
): boolean {
  const view = views.find((view) => view.repository === repositories[repository[place]!]);
  return view?.isHandwork[commit[place]!] === 1;
}
