import type { History } from "../model/history.ts";
import type { EvidenceEntry } from "../model/results.ts";
import type { EvidenceRef, Interval } from "../model/signal.ts";
import type { TeamScope } from "../team/scope.ts";
import { evidenceEntry } from "./evidence.ts";
import { round } from "./signal-result.ts";

export interface Who {
  person: string;
  name: string;
}

/** What every part of a team's report needs. */
export class TeamContext {
  readonly history: History;
  readonly scope: TeamScope;
  readonly members: ReadonlySet<number>;
  readonly #names: readonly string[];
  /** Names that more than one person has. */
  readonly #twice: ReadonlySet<string>;
  readonly #evidence = new Map<string, EvidenceEntry>();

  /** @param names of the areas, in the order of the history */
  constructor(history: History, scope: TeamScope, names: readonly string[]) {
    this.history = history;
    this.scope = scope;
    this.members = new Set(scope.members);
    this.#names = names;
    const once = new Set<string>();
    const twice = new Set<string>();
    for (const { name } of history.people) (once.has(name) ? twice : once).add(name);
    this.#twice = twice;
  }

  who(person: number): Who {
    const { id, name } = this.history.people[person]!;
    return { person: id, name };
  }

  /** The name, with the id where somebody else has that name too. @param more to be said in the same brackets */
  called({ person, name }: Who, ...more: readonly string[]): string {
    const inBrackets = [...(this.#twice.has(name) ? [person] : []), ...more];
    return inBrackets.length > 0 ? `${name} (${inBrackets.join(", ")})` : name;
  }

  /** By name, so that the order says nothing of anybody. */
  byName(people: Iterable<number>): Who[] {
    return [...people].map((person) => this.who(person)).sort(byName);
  }

  area(area: number): { area: string; name: string } {
    return { area: this.history.areaIds[area] ?? "unclassified", name: this.#names[area] ?? "Unclassified" };
  }

  source(repository: number): string {
    return this.history.repositories[repository]!.source;
  }

  /** The id of a commit, which stands in the report's evidence from now on. */
  evidence(ref: EvidenceRef): string {
    const entry = evidenceEntry(this.history, ref);
    this.#evidence.set(entry.id, entry);
    return entry.id;
  }

  allEvidence(): EvidenceEntry[] {
    return [...this.#evidence.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

export function byName(a: Who, b: Who): number {
  const [one, other] = [a.name.toLowerCase(), b.name.toLowerCase()];
  if (one !== other) return one < other ? -1 : 1;
  return a.person < b.person ? -1 : 1;
}

export function rounded({ estimate, low, high }: Interval): Interval {
  return { estimate: round(estimate), low: round(low), high: round(high) };
}
