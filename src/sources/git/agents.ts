import { readFileSync } from "node:fs";

import { z } from "zod";

import { DATA, readDataFile } from "../../config/yaml-file.ts";
import type { DisclosureWay, IdentityKind } from "../../model/evidence.ts";
import type { CommitRecord, RawIdentity } from "./history-parser.ts";

const patterns = (flags: string) =>
  z
    .array(z.string())
    .transform((sources) =>
      sources.length === 0 ? undefined : new RegExp(sources.map((source) => `(?:${source})`).join("|"), flags),
    );
const Patterns = patterns("im");

const AgentsFile = z.strictObject({
  bots: z.strictObject({ names: Patterns, names_with_capitals: patterns(""), addresses: Patterns }),
  shared_addresses: Patterns,
  agents: z.array(
    z.strictObject({
      id: z.string(),
      accounts: Patterns,
      names: Patterns,
      marks: Patterns.optional(),
      messages: Patterns,
      configuration: patterns(""),
    }),
  ),
});

export interface Disclosure {
  agent: string;
  way: DisclosureWay;
}

/** Recognises accounts of bots and agents, and what a commit says of agents that took part in it. */
export class Disclosures {
  readonly #rules: z.infer<typeof AgentsFile>;

  private constructor(rules: z.infer<typeof AgentsFile>) {
    this.#rules = rules;
  }

  static load(): Disclosures {
    return new Disclosures(readDataFile("agents.yaml", AgentsFile));
  }

  /** The rules as they were written, so that a change of them can be noticed. */
  static source(): string {
    return readFileSync(`${DATA}agents.yaml`, "utf8");
  }

  /** Whether a name and address belong to a person, a bot or a coding agent, as they say themselves. */
  kindOf(identity: RawIdentity): IdentityKind {
    if (this.#agentOf(identity)) return "agent";
    const { names, names_with_capitals: capitals, addresses } = this.#rules.bots;
    const isBot = names?.test(identity.name) || capitals?.test(identity.name) || addresses?.test(identity.email);
    return isBot ? "bot" : "human";
  }

  /** Whether many people may commit under this address, so that it says nothing about who. */
  isShared(email: string): boolean {
    return this.#rules.shared_addresses?.test(email) ?? false;
  }

  /** Every way in which a commit discloses an agent, each once, in a fixed order. */
  of(commit: CommitRecord, coAuthors: readonly RawIdentity[]): Disclosure[] {
    const found = new Map<string, Disclosure>();
    const add = (agent: string, way: DisclosureWay): void => void found.set(`${agent}\0${way}`, { agent, way });
    for (const [index, identity] of [commit.author, ...coAuthors].entries()) {
      const match = this.#agentOf(identity);
      // An agent that a trailer names is disclosed by the message, one that is the author by itself.
      if (match) add(match.agent, index === 0 ? match.way : "message");
    }
    for (const { id, messages, configuration, marks } of this.#rules.agents) {
      if (marks?.test(commit.author.name)) add(id, "name");
      if (messages?.test(commit.message)) add(id, "message");
      if (configuration && commit.files.some((file) => configuration.test(file.path))) add(id, "configuration");
    }
    return [...found.values()];
  }

  #agentOf(identity: RawIdentity): Disclosure | undefined {
    for (const { id, accounts, names } of this.#rules.agents) {
      if (accounts?.test(identity.email) || accounts?.test(identity.name)) return { agent: id, way: "account" };
      if (names?.test(identity.name)) return { agent: id, way: "name" };
    }
    return undefined;
  }
}
