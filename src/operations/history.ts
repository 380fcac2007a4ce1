import type { Area, Taxonomy } from "../areas/classify.ts";
import { loadTaxonomy } from "../areas/taxonomy.ts";
import { cached } from "../evidence/cache.ts";
import { Evidence } from "../evidence/load.ts";
import { isRepository, type StoredManifest, type Workspace } from "../evidence/workspace.ts";
import { DecisionLog } from "../decisions/log.ts";
import { assembleHistory } from "../history/assemble.ts";
import { assembleSpells } from "../history/spells.ts";
import { inForce } from "../model/decisions.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import { endOf, type History, type LineSpells } from "../model/history.ts";
import type { PeopleResult } from "../model/results.ts";
import { DEFAULT_SETTINGS, type Settings } from "../model/signal.ts";
import { DAY, isoDate, isoTime } from "../model/time.ts";
import { type AgentWork, agentWork } from "../signals/agent-work.ts";
import { halfLives, relevanceHalfLives } from "../signals/half-life.ts";

/** Raise it when the same evidence makes another history. */
const HISTORY_VERSION = 10;

/** Raise it when the same lines make other half-lives. */
const HALF_LIFE_VERSION = 1;

/** Raise it when the same history makes other likenesses to agents' work. */
const AGENTS_VERSION = 1;

export interface OpenHistory {
  history: History;
  /** The lines of each of its repositories. */
  lines(): Promise<readonly LineSpells[]>;
  /** What is known of coding agents' work in all of them. */
  agents(): Promise<AgentWork>;
  /** The defaults, with half-lives as they are measured. @param scale what they are multiplied with */
  settings(scale?: number): Promise<Settings>;
  taxonomy: Taxonomy;
  manifests: readonly StoredManifest[];
  /** Everything that the history depends on beside the date, for the cache. */
  key: unknown;
}

interface HistoryQuestion {
  /** Seconds; when the last commit landed, unless given. */
  asOf?: number | undefined;
  /** A file of areas instead of the one that is shipped. */
  taxonomy?: string | undefined;
  /** Whether the history is likely to be asked again, and worth its place in the cache. */
  keep?: boolean;
}

/**
 * What a question is asked of: everything that had landed by a date.
 *
 * Making it from the evidence is the slow part of every question, so it is kept for the next one.
 *
 * @throws {NotFoundError} when nothing was read yet
 * @throws {InputError} when nothing had landed by then
 */
export async function openHistory(
  workspace: Workspace,
  { asOf: given, taxonomy: file, keep = true }: HistoryQuestion,
): Promise<OpenHistory> {
  const taxonomy = loadTaxonomy(file);
  const manifests = readSources(workspace);
  const asOf = knownDate(manifests, given);
  const decisions = inForce(await DecisionLog.at(workspace.folder).entries());
  const areas = taxonomy.areas.map((area) => ({ ...area, files: area.files.map(String) }));
  const named = manifests.map((manifest) => ({
    source: manifest.source,
    web: manifest.web,
    kind: manifest.kind,
    proposals: isRepository(manifest) ? manifest.proposals : null,
  }));
  const generations = manifests.map(({ generation }, place) => ({ ...named[place], generation }));
  const read = [HISTORY_VERSION, generations, areas];
  const key = [...read, decisions];
  const cache = keep ? workspace.cache : undefined;
  const ask = async <T>(question: (evidence: Evidence) => Promise<T>): Promise<T> => {
    const evidence = await Evidence.open(workspace, manifests);
    try {
      return await question(evidence);
    } finally {
      evidence.close();
    }
  };
  const history = await cached(cache, ["history", asOf, key], () =>
    ask(async (evidence) => assembleHistory(await evidence.rows(asOf), named, asOf, taxonomy, decisions)),
  );
  let spells: Promise<LineSpells[]> | undefined;
  const lines = (): Promise<LineSpells[]> =>
    (spells ??= cached(cache, ["lines", asOf, read], () =>
      ask(async (evidence) => assembleSpells(await evidence.lineChanges(asOf), history.repositories.length)),
    ));
  const measured = (): Promise<Pick<Settings, "relevanceHalfLife" | "defaultRelevanceHalfLife">> =>
    cached(workspace.cache, ["half-lives", HALF_LIFE_VERSION, asOf, key], async () =>
      relevanceHalfLives(halfLives(history, await lines()), history.areaIds),
    );
  const agents = (): Promise<AgentWork> =>
    cached(workspace.cache, ["agents", AGENTS_VERSION, asOf, key], async () => agentWork(history, DEFAULT_SETTINGS));
  const settings = async (scale = 1): Promise<Settings> => {
    const { relevanceHalfLife, defaultRelevanceHalfLife } = await measured();
    return {
      ...DEFAULT_SETTINGS,
      relevanceHalfLife: new Map([...relevanceHalfLife].map(([area, days]) => [area, scale * days])),
      defaultRelevanceHalfLife: scale * defaultRelevanceHalfLife,
    };
  };
  return { history, lines, agents, settings, taxonomy, manifests, key };
}

/** What was read, git repositories first. @throws {NotFoundError} when nothing was */
export function readSources(workspace: Workspace): StoredManifest[] {
  const sources = workspace.sources();
  const manifests = [...sources.filter(isRepository), ...sources.filter((source) => !isRepository(source))];
  if (manifests.length === 0) {
    throw new NotFoundError(
      `There is no evidence in ${workspace.folder}.`,
      "Read a repository first: workprint read <path or URL>. Or look at the sample: --sample",
    );
  }
  return manifests;
}

/**
 * The date that a question is asked of, seconds: when the last commit landed, unless given.
 *
 * @throws {InputError} when nothing had landed by then, or nothing is known of it yet
 */
export function knownDate(manifests: readonly StoredManifest[], given: number | undefined): number {
  const first = Math.min(...manifests.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY));
  const asOf = given ?? Math.max(0, ...manifests.map(({ headAt }) => headAt ?? 0));
  const lastRead = Math.max(0, ...manifests.map(({ readAt }) => readAt));
  if (asOf > lastRead + DAY) {
    throw new InputError(
      `Nothing is known of ${isoDate(asOf)}: sources were last read on ${isoDate(lastRead)}.`,
      "Read them again, or choose a date before that.",
    );
  }
  if (asOf < first) {
    throw new InputError(
      `Nothing had landed by ${isoDate(asOf)}.`,
      `The evidence begins on ${isoDate(first)}; choose a later date.`,
    );
  }
  return asOf;
}

/** Places of the named areas; undefined for all. @throws {InputError} when one is not in the taxonomy */
export function areaPlaces(areas: readonly Area[], ids: readonly string[]): ReadonlySet<number> | undefined {
  if (ids.length === 0) return undefined;
  return new Set(
    ids.map((id) => {
      const place = areas.findIndex((area) => area.id === id);
      if (place < 0) {
        throw new InputError(`There is no area '${id}'.`, `Choose from: ${areas.map((area) => area.id).join(", ")}.`);
      }
      return place;
    }),
  );
}

/** What has to be said before figures about lines: of shallow clones, and of sources that end at different times. */
export function sourceNotes({ repositories }: History, manifests: readonly StoredManifest[]): string[] {
  const notes = sampleNotes(manifests);
  const seen = repositories.filter(({ commits }) => commits.count > 0);
  const shallow = seen.filter((repository) => repository.shallow).map(({ source }) => source);
  if (shallow.length > 0)
    notes.push(
      `${shallow.join(", ")} ${shallow.length === 1 ? "is a shallow clone" : "are shallow clones"}: who wrote what was there before, and when, is not known.`,
    );
  const ends = seen.map(endOf);
  const first = Math.min(...ends);
  if (Math.max(...ends) - first > FAR_APART_DAYS * DAY)
    notes.push(
      `Sources end at different times, the first on ${isoDate(first)}: each is looked at up to its own last commit.`,
    );
  return notes;
}

const FAR_APART_DAYS = 60;

/** How far each source was seen. */
export function sourceStates(manifests: readonly StoredManifest[]): PeopleResult["sources"] {
  return manifests.filter(isRepository).map(({ source, headAt, unseen }) => ({
    source,
    headAt: headAt === null ? null : isoTime(headAt),
    missingBlobs: unseen.missingBlobs,
    shallowCommits: unseen.shallowCommits,
  }));
}

/** What has to be said where the evidence carries pseudonyms, as the sample does. */
export function sampleNotes(manifests: readonly StoredManifest[]): string[] {
  return manifests.some((manifest) => isRepository(manifest) && manifest.head === null)
    ? ["This is the sample: names of people and ids of commits are invented."]
    : [];
}
