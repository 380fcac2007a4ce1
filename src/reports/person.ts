import type { Area } from "../areas/classify.ts";
import type { History, LineSpells } from "../model/history.ts";
import type { EvidenceEntry, PersonResult } from "../model/results.ts";
import { type EvidenceRef, SIGNALS, type Settings, type Signal, type SignalId } from "../model/signal.ts";
import { isoQuarter, isoTime, quarterOf } from "../model/time.ts";
import { countingActs } from "../signals/acts.ts";
import { agentExposure, type OwnWork } from "../signals/agent-exposure.ts";
import type { AgentWork } from "../signals/agent-work.ts";
import { authorship } from "../signals/authorship.ts";
import type { Cohort } from "../signals/cohort.ts";
import { signalOf } from "../signals/signal.ts";
import { modulesOf, type View } from "../signals/view.ts";
import { livingLines, writersOf } from "../signals/living-lines.ts";
import { agentExposureResult } from "./agent-exposure.ts";
import { evidenceEntry, isCoAuthor } from "./evidence.ts";
import { observability, type SourceState } from "./observability.ts";
import { round, signalResult } from "./signal-result.ts";

const MOST_MODULES = 12;
const RECENT_EVIDENCE = 10;

/**
 * A person's workprint.
 *
 * @param lines of each repository of the history
 * @param agents what is known of agents' work in all of it
 * @param cohorts of the repositories that the person worked in
 * @param scope ids of the areas looked at; empty is all
 * @param own commits that the person says they wrote without a coding agent
 */
export function personReport(
  history: History,
  lines: readonly LineSpells[],
  agents: AgentWork,
  cohorts: readonly Cohort[],
  person: number,
  scope: readonly string[],
  areas: readonly Area[],
  states: readonly SourceState[],
  notes: readonly string[],
  settings: Settings,
  own: readonly OwnWork[],
): Omit<PersonResult, "trajectory" | "foresight" | "trust" | "attested"> {
  const { id, name, names } = history.people[person]!;
  const signals = SIGNALS.map((signal) => signalOf(cohorts, person, signal, settings));
  const views = cohorts.map(({ view }) => view);
  const { shares, timeline } = byArea(views, person, areas);
  return {
    person: id,
    name,
    names: [...names],
    asOf: isoTime(history.asOf),
    scope: [...scope],
    observability: observability(history, person, states, notes),
    signals: Object.fromEntries(
      signals.map((signal) => [signal.signal, signalResult(history, signal)]),
    ) as PersonResult["signals"], // fromEntries forgets which keys there are
    areas: shares,
    modules: byModule(views, person),
    timeline,
    livingLines: livingLinesOf(history, lines, cohorts, person, areas),
    agentExposure: agentExposureResult(agentExposure(history, agents, views, person, settings, own), agents),
    evidence: listEvidence(history, person, signals, recentItems(cohorts, person)),
  };
}

/** The latest that they did in scope, to be shown beside what signals rest on. */
function recentItems(cohorts: readonly Cohort[], person: number): EvidenceRef[] {
  return cohorts
    .flatMap(({ repository, view }) => [
      ...ownCommits(view, person).map((item) => ({ repository, item, at: view.repository.commits.landedAt[item]! })),
      ...[...countingActs(view)]
        .filter((act) => act.person === person)
        .map(({ item, at }) => ({ repository, item, at })),
    ])
    .sort((a, b) => b.at - a.at || a.repository - b.repository || b.item - a.item)
    .slice(0, RECENT_EVIDENCE);
}

/** The person's commits in scope. */
function ownCommits(view: View, person: number): number[] {
  return [...view.work].filter((commit) => view.authors(commit).includes(person));
}

function byArea(
  views: readonly View[],
  person: number,
  areas: readonly Area[],
): { shares: PersonResult["areas"]; timeline: PersonResult["timeline"] } {
  const totals = new Map<number, { share: number; weeks: Set<number>; last: number }>();
  const quarters = new Map<string, Map<number, Set<number>>>();
  for (const view of views) {
    const { changes, areas: areaOf, commits } = view.repository;
    for (const commit of ownCommits(view, person)) {
      const from = changes.start[commit]!;
      const to = changes.start[commit + 1]!;
      for (let i = from; i < to; i++) {
        if (!view.inScope[changes.path[i]!]) continue;
        const area = areaOf[changes.path[i]!]!;
        const total = totals.get(area) ?? { share: 0, weeks: new Set<number>(), last: 0 };
        total.share += 1 / (to - from);
        total.weeks.add(view.week[commit]!);
        total.last = Math.max(total.last, commits.landedAt[commit]!);
        totals.set(area, total);
        const name = isoQuarter(quarterOf(commits.landedAt[commit]!));
        const quarter = quarters.get(name) ?? new Map<number, Set<number>>();
        quarters.set(name, quarter);
        const weeks = quarter.get(area) ?? new Set<number>();
        quarter.set(area, weeks.add(view.week[commit]!));
      }
    }
  }
  const idOf = (area: number): string => areas[area]?.id ?? "unclassified";
  const sum = [...totals.values()].reduce((all, { share }) => all + share, 0);
  return {
    shares: [...totals]
      .map(([area, { share, weeks, last }]) => ({
        area: idOf(area),
        name: areas[area]?.name ?? "Unclassified",
        share: round(share / sum),
        weeks: weeks.size,
        last: isoTime(last),
      }))
      .sort((a, b) => b.share - a.share || (a.area < b.area ? -1 : 1)),
    timeline: [...quarters]
      .flatMap(([quarter, counts]) =>
        [...counts].map(([area, weeks]) => ({ quarter, area: idOf(area), weeks: weeks.size })),
      )
      .sort((a, b) => (a.quarter < b.quarter ? -1 : a.quarter > b.quarter ? 1 : a.area < b.area ? -1 : 1)),
  };
}

/** What lives of the person's lines, in the repositories that they worked in and in scope. */
function livingLinesOf(
  history: History,
  lines: readonly LineSpells[],
  cohorts: readonly Cohort[],
  person: number,
  areas: readonly Area[],
): PersonResult["livingLines"] {
  const views = new Map(cohorts.map(({ repository, view }) => [repository, view]));
  const byArea = new Map<number, { own: number; all: number }>();
  for (const { repository, path, born, lines: count } of livingLines(history, lines)) {
    const view = views.get(repository);
    if (!view || view.inScope[path] !== 1) continue;
    const area = view.repository.areas[path] ?? -1;
    const sum = byArea.get(area) ?? { own: 0, all: 0 };
    byArea.set(area, sum);
    sum.all += count;
    const writers = writersOf(view.repository, born, (who) => view.human[who] === 1);
    if (writers.includes(person)) sum.own += count / writers.length;
  }
  const own = [...byArea.values()].reduce((sum, area) => sum + area.own, 0);
  const all = [...byArea.values()].reduce((sum, area) => sum + area.all, 0);
  return {
    lines: Math.round(own),
    share: round(all === 0 ? 0 : own / all),
    byArea: [...byArea]
      .filter(([, sum]) => Math.round(sum.own) > 0)
      .sort(([a, x], [b, y]) => y.own - x.own || a - b)
      .map(([area, sum]) => ({
        area: areas[area]?.id ?? "unclassified",
        name: areas[area]?.name ?? "Unclassified",
        lines: Math.round(sum.own),
        share: round(sum.own / sum.all),
      })),
  };
}

function byModule(views: readonly View[], person: number): PersonResult["modules"] {
  return views
    .flatMap((view) => {
      const own = ownCommits(view, person);
      if (own.length === 0) return [];
      const { modules, files, source } = view.repository;
      const weeks = new Map<number, Set<number>>();
      for (const commit of own)
        for (const module of modulesOf(view, commit))
          weeks.set(module, (weeks.get(module) ?? new Set<number>()).add(view.week[commit]!));
      const moduleOfFile = (file: number): number => modules.of[files.path[file]!]!;
      const authored = new Map<number, number>();
      const living = new Map<number, Set<number>>();
      for (const { file, person: who, main } of authorship(view)) {
        const module = moduleOfFile(file);
        living.set(module, (living.get(module) ?? new Set<number>()).add(file));
        if (who === person && main) authored.set(module, (authored.get(module) ?? 0) + 1);
      }
      return [...weeks].map(([module, seen]) => ({
        repo: source,
        module: modules.names[module]!,
        weeks: seen.size,
        authored: authored.get(module) ?? 0,
        files: living.get(module)?.size ?? 0,
      }));
    })
    .sort(
      (a, b) =>
        b.weeks - a.weeks || b.authored - a.authored || (`${a.repo} ${a.module}` < `${b.repo} ${b.module}` ? -1 : 1),
    )
    .slice(0, MOST_MODULES);
}

function listEvidence(
  history: History,
  person: number,
  signals: readonly Signal[],
  recent: readonly EvidenceRef[],
): PersonResult["evidence"] {
  const found = new Map<string, { entry: EvidenceEntry; coAuthor: boolean; signals: Set<SignalId> }>();
  const add = (ref: EvidenceRef): Set<SignalId> => {
    const entry = evidenceEntry(history, ref);
    const known = found.get(entry.id) ?? {
      entry,
      coAuthor: isCoAuthor(history, ref, person),
      signals: new Set<SignalId>(),
    };
    found.set(entry.id, known);
    return known.signals;
  };
  for (const { signal, evidence } of signals) for (const ref of evidence) add(ref).add(signal);
  for (const ref of recent) add(ref);
  return [...found.values()]
    .map(({ entry, coAuthor, signals: of }) => ({
      ...entry,
      coAuthor,
      signals: SIGNALS.filter((signal) => of.has(signal)),
    }))
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.id < b.id ? -1 : 1));
}
