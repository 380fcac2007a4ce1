import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { loadTaxonomy } from "../src/areas/taxonomy.ts";
import { Evidence, type EvidenceRows } from "../src/evidence/load.ts";
import { type StoredManifest, Workspace } from "../src/evidence/workspace.ts";
import { assembleHistory } from "../src/history/assemble.ts";
import { inForce } from "../src/model/decisions.ts";
import { type History, peopleOf } from "../src/model/history.ts";
import type { Role } from "../src/model/role.ts";
import { DEFAULT_SETTINGS, type Settings, SIGNALS } from "../src/model/signal.ts";
import { areaPlaces } from "../src/operations/history.ts";
import { shortlist } from "../src/ranking/shortlist.ts";
import { loadRole } from "../src/roles/load.ts";
import { measureCohorts } from "../src/signals/cohort.ts";
import { type Attack, ATTACKS, COLLUSION, type Ground } from "./attacks.ts";
import { AUTHOR, commitsOf, withCommits } from "./evidence-edit.ts";

const taxonomy = loadTaxonomy(undefined);
const settings: Settings = { ...DEFAULT_SETTINGS };
/** All people and what single signals say takes minutes: `SHOW_GAMING=1` or `SHOW_GAMING=signals`. */
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
  manifest: StoredManifest;
  asOf: number;
}

async function fieldOf(source: string): Promise<Field> {
  const workspace = Workspace.at(fileURLToPath(new URL("../data/sample", import.meta.url)));
  const manifest = workspace.sources().find((one) => one.source === source)!;
  const evidence = await Evidence.open(workspace, [manifest]);
  const rows = await evidence.rows(manifest.headAt!);
  evidence.close();
  return { rows, manifest, asOf: manifest.headAt! };
}

const fields = new Map(
  await Promise.all([...new Set(asked.map(({ source }) => source))].map(async (one) => [one, await fieldOf(one)] as const)),
);

const historyOf = ({ manifest, asOf }: Field, rows: EvidenceRows): History =>
  assembleHistory(rows, [manifest], asOf, taxonomy, inForce([]));

/** Ids of the people in the order for a role, and those of whom too little is known. */
function order(history: History, role: Role): { placed: string[]; unknown: string[] } {
  const cohorts = measureCohorts(history, areaPlaces(taxonomy.areas, role.areas), settings);
  const ids = (people: Iterable<number>): string[] => [...people].map((person) => history.people[person]!.id);
  const placed = ids(shortlist(history, cohorts, role, settings, 0).order);
  return { placed, unknown: ids(cohorts[0]!.people).filter((id) => !placed.includes(id)) };
}

/** The files that count for a role, by folder, those with most first. */
function groundOf(history: History, role: Role): string[][] {
  const { files, paths, areas, modules, own } = history.repositories[0]!;
  const wanted = areaPlaces(taxonomy.areas, role.areas);
  const found = new Map<number, string[]>();
  for (let file = 0; file < files.count; file++) {
    const path = files.path[file]!;
    if (!files.living[file] || (own && !own[path]) || (wanted && !wanted.has(areas[path]!))) continue;
    found.set(modules.of[path]!, [...(found.get(modules.of[path]!) ?? []), paths[path]!]);
  }
  return [...found.values()].sort((a, b) => b.length - a.length);
}

interface Scene {
  role: Role;
  /** Who is tried without being asked for the table. */
  tried: readonly string[];
  field: Field;
  modules: string[][];
  commits: Ground["commits"];
  before: { placed: string[]; unknown: string[] };
  attackers: { id: string; standing: string; me: number; friend: number }[];
}

function sceneOf(role: Role, field: Field, tried: readonly string[]): Scene {
  const history = historyOf(field, field.rows);
  const before = order(history, role);
  const commits = commitsOf(field.rows, 0);
  const { authors } = history.repositories[0]!.commits;
  /** The identity under which somebody last wrote. */
  const identityOf = (id: string): number => {
    const person = history.people.findIndex((one) => one.id === id);
    const last = commits.findLastIndex((_, i) => peopleOf(authors, i)[0] === person);
    return commits[last]!.participants.find(({ part }) => part === AUTHOR)!.identity;
  };
  const { placed, unknown } = before;
  const written = new Set(commits.map((_, i) => history.people[peopleOf(authors, i)[0]!]?.id));
  const picked = [
    { standing: "high", id: placed[Math.floor(placed.length / 5)]! },
    { standing: "middle", id: placed[Math.floor(placed.length / 2)]! },
    { standing: "low", id: placed.at(-2)! },
    { standing: "unknown", id: unknown.filter((id) => written.has(id)).at(-1)! },
  ];
  return {
    role,
    tried,
    field,
    modules: groundOf(history, role),
    commits,
    before,
    attackers: picked
      .filter(({ id }) => id !== undefined)
      .map(({ id, standing }) => ({ id, standing, me: identityOf(id), friend: identityOf(placed[0]!) })),
  };
}

const scenes = asked.map(({ role, source, tried }) =>
  sceneOf(loadRole(role, taxonomy.areas.map(({ id }) => id), []), fields.get(source)!, tried),
);

/** How many places somebody gains; who is not placed stands behind everybody. */
function gain(attack: Attack, scene: Scene, { id, me, friend }: Scene["attackers"][number], role = scene.role): number {
  const { field, modules, commits } = scene;
  const before = role === scene.role ? scene.before : order(historyOf(field, field.rows), role);
  const rows = withCommits(field.rows, 0, attack.apply({ commits, me, friend, asOf: field.asOf, modules }));
  const after = order(historyOf(field, rows), role);
  const place = ({ placed }: { placed: string[] }): number => (placed.includes(id) ? placed.indexOf(id) : before.placed.length);
  return place(before) - place(after);
}

/** The role, with one signal alone. */
const alone = (role: Role, signal: (typeof SIGNALS)[number]): Role => ({ ...role, criteria: [{ signal, weight: 1 }] });

it.each(ATTACKS)("gains nothing: $id", (attack) => {
  const gains = scenes.flatMap((scene) =>
    scene.attackers.filter(({ standing }) => SHOWN || scene.tried.includes(standing)).map((attacker) => ({
      role: scene.role.role,
      standing: attacker.standing,
      places: gain(attack, scene, attacker),
    })),
  );
  expect(gains.filter(({ places }) => places > 0)).toEqual([]);
});



it.runIf(SHOWN)("shows the table", () => {
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  for (const scene of scenes)
    say(`${scene.role.role}: ${scene.before.placed.length} placed, ${scene.before.unknown.length} unknown, ${scene.modules.length} modules, ${scene.modules.flat().length} files`);
  for (const attack of [...ATTACKS, ...COLLUSION]) {
    const cells = scenes.map((scene) => scene.attackers.map((attacker) => gain(attack, scene, attacker)).join(" "));
    const signals =
      SHOWN === "signals"
        ? SIGNALS.map((signal) =>
            Math.max(...scenes.flatMap((scene) => scene.attackers.map((one) => gain(attack, scene, one, alone(scene.role, signal))))),
          )
        : [];
    say(`| ${[attack.id.padEnd(20), ...cells.map((cell) => cell.padEnd(12)), ...signals].join(" | ")} |`);
  }
}, 600_000);
