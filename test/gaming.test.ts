import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { loadTaxonomy } from "../src/areas/taxonomy.ts";
import { Evidence, type EvidenceRows } from "../src/evidence/load.ts";
import { type GitManifest, Workspace } from "../src/evidence/workspace.ts";
import { assembleHistory } from "../src/history/assemble.ts";
import { inForce } from "../src/model/decisions.ts";
import { type History, peopleOf } from "../src/model/history.ts";
import type { Role } from "../src/model/role.ts";
import { DEFAULT_SETTINGS, SIGNALS } from "../src/model/signal.ts";
import { areaPlaces } from "../src/operations/history.ts";
import { shortlist } from "../src/ranking/shortlist.ts";
import { standingsOf } from "../src/ranking/standings.ts";
import { loadRole } from "../src/roles/load.ts";
import { measureCohorts } from "../src/signals/cohort.ts";
import { type Attack, ATTACKS, type Ground, STILL_POSSIBLE } from "./attacks.ts";
import { AUTHOR, commitsOf, withCommits } from "./evidence-edit.ts";

const taxonomy = loadTaxonomy(undefined);
/** Everybody is tried, and what single signals gain is shown, with `SHOW_GAMING=1`: this takes some minutes. */
const SHOWN = process.env["SHOW_GAMING"];
const asked = [
  { role: "junior-kernel", source: "ml-explore/mlx", tried: ["middle", "low"] },
  { role: "research-engineer", source: "pytorch/torchtitan", tried: ["middle", "unknown"] },
  { role: "senior-inference", source: "ml-explore/mlx", tried: ["middle"] },
  { role: "senior-pretraining-systems", source: "pytorch/torchtitan", tried: ["high", "low"] },
];

/** One real code base of the sample. */
interface Field {
  rows: EvidenceRows;
  manifest: GitManifest;
  asOf: number;
}

async function fieldOf(source: string): Promise<Field> {
  const workspace = Workspace.at(fileURLToPath(new URL("../data/sample", import.meta.url)));
  const manifest = workspace.repositories().find((one) => one.source === source)!;
  const evidence = await Evidence.open(workspace, [manifest]);
  const rows = await evidence.rows(manifest.headAt!);
  evidence.close();
  return { rows, manifest, asOf: manifest.headAt! };
}

const fields = new Map(
  await Promise.all(
    [...new Set(asked.map(({ source }) => source))].map(async (one) => [one, await fieldOf(one)] as const),
  ),
);

const historyOf = ({ manifest, asOf }: Field, rows: EvidenceRows): History =>
  assembleHistory(rows, [manifest], asOf, taxonomy, inForce([]));

interface Order {
  placed: readonly string[];
  unknown: readonly string[];
}

/** Ids of the people in the order for each of some roles with the same areas, and those of whom too little is known. */
function ordersOf(history: History, roles: readonly Role[]): Order[] {
  const cohorts = measureCohorts(history, areaPlaces(taxonomy.areas, roles[0]!.areas), DEFAULT_SETTINGS);
  const ids = (people: Iterable<number>): string[] => [...people].map((person) => history.people[person]!.id);
  const standings = standingsOf(history, cohorts, SIGNALS, DEFAULT_SETTINGS);
  return roles.map(({ criteria }) => {
    const placed = ids(shortlist(standings, criteria, DEFAULT_SETTINGS, 0).order);
    return { placed, unknown: ids(cohorts[0]!.people).filter((id) => !placed.includes(id)) };
  });
}

/** The role, and each signal by itself. */
const rolesOf = (role: Role): Role[] => [
  role,
  ...SIGNALS.map((signal) => ({ ...role, criteria: [{ signal, weight: 1 }] })),
];

/** The files that count for a role, by folder, those with most first. */
function groundOf(history: History, role: Role, commits: Ground["commits"]): Ground["modules"] {
  const { files, paths, areas, modules, own } = history.repositories[0]!;
  const wanted = areaPlaces(taxonomy.areas, role.areas);
  const since = new Map<string, number>();
  for (const { changes, landedAt } of commits)
    for (const { path, oldPath, kind } of changes)
      if (kind === 1 || oldPath !== undefined || !since.has(path)) since.set(path, landedAt);
  const found = new Map<number, Ground["modules"][number][number][]>();
  for (let file = 0; file < files.count; file++) {
    const place = files.path[file]!;
    const path = paths[place]!;
    if (!files.living[file] || !own[place] || (wanted && !wanted.has(areas[place]!))) continue;
    const here = found.get(modules.of[place]!) ?? [];
    here.push({ path, since: since.get(path)! });
    found.set(modules.of[place]!, here);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

interface Attacker {
  id: string;
  standing: string;
  me: number;
  friend: number;
}

interface Scene {
  role: Role;
  field: Field;
  modules: Ground["modules"];
  commits: Ground["commits"];
  /** For the role, and for each signal by itself. */
  before: readonly Order[];
  attackers: readonly Attacker[];
}

function sceneOf(role: Role, field: Field, tried: readonly string[]): Scene {
  const history = historyOf(field, field.rows);
  const before = ordersOf(history, rolesOf(role));
  const commits = commitsOf(field.rows, 0);
  const { authors } = history.repositories[0]!.commits;
  const firstAuthors = commits.map((_, i) => history.people[peopleOf(authors, i)[0]!]?.id);
  /** The identity under which somebody last wrote. */
  const identityOf = (id: string): number =>
    commits[firstAuthors.lastIndexOf(id)]!.participants.find(({ part }) => part === AUTHOR)!.identity;
  const { placed, unknown } = before[0]!;
  return {
    role,
    field,
    modules: groundOf(history, role, commits),
    commits,
    before,
    attackers: [
      { standing: "high", id: placed[Math.floor(placed.length / 5)] },
      { standing: "middle", id: placed[Math.floor(placed.length / 2)] },
      { standing: "low", id: placed.at(-2) },
      { standing: "unknown", id: unknown.findLast((id) => firstAuthors.includes(id)) },
    ].flatMap(({ standing, id }) =>
      id !== undefined && (SHOWN || tried.includes(standing))
        ? [{ id, standing, me: identityOf(id), friend: identityOf(placed[0]!) }]
        : [],
    ),
  };
}

const ids = taxonomy.areas.map(({ id }) => id);
const scenes = asked.map(({ role, source, tried }) => sceneOf(loadRole(role, ids, []), fields.get(source)!, tried));

/** How many places somebody gains for the role, and by each signal alone; who is not placed stands behind everybody. */
function gains(
  attack: Attack,
  { role, field, modules, commits, before }: Scene,
  { id, me, friend }: Attacker,
): number[] {
  const rows = withCommits(field.rows, 0, attack.apply({ commits, me, friend, asOf: field.asOf, modules }));
  const after = ordersOf(historyOf(field, rows), SHOWN ? rolesOf(role) : [role]);
  return after.map((order, which) => {
    const place = ({ placed }: Order): number =>
      placed.includes(id) ? placed.indexOf(id) : before[which]!.placed.length;
    return place(before[which]!) - place(order);
  });
}

/** Changed files move the borders of modules, and with them everybody's places a little. */
const MOST_PLACES = 1;
/** What was moved unseen is new, and those who wrote it lose it. */
const MOST_PLACES_UNSEEN = 2;

it.each(ATTACKS)("gains nothing: $id", (attack) => {
  const most = attack.id === "unseen moves" ? MOST_PLACES_UNSEEN : MOST_PLACES;
  const found = scenes.flatMap((scene) =>
    scene.attackers.map((attacker) => ({
      role: scene.role.role,
      standing: attacker.standing,
      places: gains(attack, scene, attacker)[0]!,
    })),
  );
  expect(found.filter(({ places }) => places > most)).toEqual([]);
});

it.runIf(SHOWN)(
  "shows the tables",
  () => {
    const say = (...cells: readonly unknown[]): boolean => process.stdout.write(`| ${cells.join(" | ")} |\n`);
    for (const { role, before, modules } of scenes)
      say(role.role, before[0]!.placed.length, before[0]!.unknown.length, modules.length, modules.flat().length);
    for (const attack of [...ATTACKS, ...STILL_POSSIBLE]) {
      const found = scenes.map((scene) => scene.attackers.map((attacker) => gains(attack, scene, attacker)));
      say(
        attack.id,
        ...found.map((scene) => scene.map(([places]) => places).join(" ")),
        ...SIGNALS.map((_, signal) => Math.max(...found.flat().map((places) => places[signal + 1]!))),
      );
    }
  },
  900_000,
);
