import { z } from "zod";

import { Unfinished } from "../../evidence/unfinished.ts";
import type { ContributionsManifest, Workspace } from "../../evidence/workspace.ts";
import type { Contribution, Contributor } from "../../model/contribution.ts";
import { storeContributions } from "../contribution-source.ts";
import { Disclosures } from "../git/agents.ts";
import { Accounts } from "./accounts.ts";
import { type ClientEffects, GitHubClient, tokenOf } from "./client.ts";
import { placeOf } from "./contributions.ts";
import { type GitHubLocation, hostOf, parseLocation, sourceName } from "./location.ts";
import { personStages } from "./person.ts";
import { repositoryStages } from "./repository.ts";
import { octokitFetch } from "./safe-fetch.ts";
import { readStage, type Stage } from "./stages.ts";

/** Raised when the same answers give other contributions: everything is read again then. */
const VERSION = 3;

export interface GitHubReading {
  workspace: Workspace;
  /** Seconds. */
  now: number;
  token: string | undefined;
  /** Address of the API of an Enterprise server; github.com's when undefined. */
  api: string | undefined;
  /** The longest pause that a limit may impose, in minutes. */
  wait: number;
  onProgress: (progress: { source: string; done: number; total: number; unit?: string; waiting?: string }) => void;
}

/** What a later reading goes on from. */
const Marks = z.object({
  version: z.literal(VERSION),
  /** Says whether the key of the workspace is the same. */
  key: z.string(),
  /** Of each list: when its newest entry was updated. */
  newest: z.record(z.string(), z.string()),
  /** ETags of the pages of releases. */
  etags: z.array(z.string()),
});
type Marks = z.infer<typeof Marks>;

/**
 * Reads what happened in a repository on GitHub (`owner/name`), or what one person did (`@login`).
 *
 * A later reading asks only for what was updated since. One that breaks off goes on where it was.
 *
 * @param effects what tests replace
 * @throws {InputError} the location is neither, or there is no token
 * @throws {SourceError} GitHub refuses, or does not answer as it should
 */
export async function readGitHub(
  location: string,
  { workspace, now, token, api, wait, onProgress }: GitHubReading,
  effects: Partial<ClientEffects> = {},
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const parsed = parseLocation(location);
  const host = hostOf(api);
  const source = sourceName(host.host, parsed);
  let [done, total, unit] = [0, 0, ""];
  const client = new GitHubClient({
    host,
    token: tokenOf(token, location),
    mostWait: 60 * wait,
    onWait: (waiting) => onProgress({ source, done, total, unit, waiting }),
    effects: { fetch: octokitFetch({ host: host.apiHost }), second: 1000, ...effects },
  });
  const hash = workspace.hasher();
  const key = hash("key of this workspace");
  const before = marksOf(workspace.source(source)?.fingerprint, key);
  const stages = await stagesOf(client, parsed, host.host, new Accounts(hash, Disclosures.load(), host.host), before);
  const kept = Unfinished.of(workspace, source, JSON.stringify({ version: VERSION, key, before }));
  const found = new Map<string, Contribution>();
  const contributors = new Map<string, Contributor>();
  const notSeen = new Set(ALWAYS_UNSEEN[parsed.kind]);
  const marks: Marks = { version: VERSION, key, newest: {}, etags: [] };
  for (const stage of stages) {
    [done, total, unit] = [0, 0, stage.unit];
    const newest = await readStage(stage, before?.newest[stage.name] ?? null, kept, (page) => {
      done += page.entries;
      total = Math.max(done, page.total);
      onProgress({ source, done, total, unit });
      for (const one of page.contributions) found.set(one.ref, one);
      for (const one of page.contributors) contributors.set(JSON.stringify(one), one);
      for (const sentence of page.notSeen) notSeen.add(sentence);
      if (page.etag !== undefined) marks.etags.push(page.etag);
    });
    if (newest !== null) marks.newest[stage.name] = newest;
  }
  const previous = workspace.source(source);
  if (before && previous && previous.kind !== "git") for (const sentence of previous.notSeen) notSeen.add(sentence);
  const stored = await storeContributions(
    workspace,
    {
      source,
      kind: "github",
      location: `github:${location}`,
      web: webOf(host.host, parsed),
      contributions: [...found.values()],
      contributors: [...contributors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      notSeen: [...notSeen],
      fingerprint: JSON.stringify(marks),
    },
    now,
  );
  kept.clear();
  return stored;
}

async function stagesOf(
  client: GitHubClient,
  location: GitHubLocation,
  host: string,
  accounts: Accounts,
  before: Marks | undefined,
): Promise<Stage[]> {
  if (location.kind === "person")
    return personStages(client, location.login, (repository) => placeOf(host, repository, true, accounts));
  const place = placeOf(host, `${location.owner}/${location.name}`, false, accounts);
  return repositoryStages(client, place, location, before?.etags ?? []);
}

function marksOf(fingerprint: string | undefined, key: string): Marks | undefined {
  if (fingerprint === undefined) return undefined;
  try {
    const marks = Marks.parse(JSON.parse(fingerprint));
    return marks.key === key ? marks : undefined;
  } catch {
    return undefined;
  }
}

function webOf(host: string, location: GitHubLocation): string {
  return `https://${host}/${location.kind === "person" ? location.login : `${location.owner}/${location.name}`}`;
}

const ALWAYS_UNSEEN: Readonly<Record<GitHubLocation["kind"], readonly string[]>> = {
  repository: ["What was deleted or edited away on GitHub, discussions, wikis, and comments on commits."],
  person: [
    "Private repositories, and what the account did before it had this number.",
    "Of several reviews of one pull request GitHub lists the last; comments on lines, and what was altered after them, are seen only when the repository is read.",
    "Releases, discussions, wikis, and comments on commits.",
  ],
};
