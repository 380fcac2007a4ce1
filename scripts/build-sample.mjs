// Builds data/sample: facts of real repositories with pseudonyms in place of people.
//
//   npm run sample -- https://github.com/pytorch/torchtitan=PATH ...
//
// Every argument names a repository and where a clone of it lies. Kept are times (to the hour), paths,
// sizes, hunks and who did what under a pseudonym. Left out are names, addresses, messages, the ids of
// commits and blobs, numbers of pull requests, and words of descriptions that the taxonomy lacks.

import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { loadTaxonomy } from "../dist/areas/taxonomy.js";
import { DuckDb, literal } from "../dist/evidence/duckdb.js";
import { TABLE_NAMES } from "../dist/evidence/tables.js";
import { Workspace } from "../dist/evidence/workspace.js";
import { wordsOf } from "../dist/model/words.js";
import { assemblePeople } from "../dist/people/assemble.js";
import { Evidence } from "../dist/evidence/load.js";
import { readGitSource } from "../dist/sources/git/read.js";

const COLORS =
  "Amber Azure Beige Bronze Carmine Cerise Cobalt Copper Coral Crimson Cyan Ebony Emerald Fawn Garnet Golden Green Grey Hazel Indigo Ivory Jade Khaki Lemon Lilac Lime Magenta Mahogany Maroon Mauve Mint Navy Ochre Olive Orange Orchid Pearl Peach Pink Plum Purple Red Rose Ruby Russet Rust Saffron Sage Salmon Sand Scarlet Sepia Silver Slate Tan Teal Topaz Umber Verdant Violet Viridian White Yellow Zinc".split(
    " ",
  );
const ANIMALS =
  "Badger Bat Bear Beaver Bison Buzzard Camel Cat Condor Cormorant Crane Crow Curlew Deer Dingo Dolphin Dove Eagle Egret Elk Falcon Ferret Finch Fox Gannet Gazelle Gecko Goose Grouse Gull Hare Hawk Heron Ibex Ibis Jackal Jay Kestrel Kite Koala Lapwing Lark Lemur Linnet Lynx Magpie Marten Mole Moose Newt Ocelot Osprey Otter Owl Panda Petrel Pika Plover Puffin Quail Raven Robin Seal Stork".split(
    " ",
  );

const target = fileURLToPath(new URL("../data/sample/", import.meta.url));
const repositories = process.argv.slice(2).map((argument) => argument.split(/=(.*)/s).slice(0, 2));
if (repositories.length < 3 || repositories.some(([web, path]) => !web || !path)) {
  console.error("Give at least three repositories, each as URL=PATH.");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "workprint-sample-"));
const workspace = Workspace.at(folder);
for (const [web, path] of repositories)
  await readGitSource(path, { workspace, now: Math.floor(Date.now() / 1000), url: web });

const manifests = workspace.repositories();
const evidence = await Evidence.open(workspace, manifests);
const identities = await evidence.identities(2 ** 32 - 1);
const sources = manifests.map(({ source }) => source);
const { people, of } = assemblePeople(identities, sources);
evidence.close();
if (people.length > COLORS.length * ANIMALS.length) throw new Error("There are more people than pseudonyms.");

// The key is thrown away with this process: nobody can compute the pseudonym of an address again.
const key = randomBytes(32);
const secret = (text) => createHmac("sha256", key).update(text).digest("hex");
const order = people.map(({ id }, index) => [secret(id), index]).sort(([a], [b]) => (a < b ? -1 : 1));
const pseudonym = [];
for (const [place, [, index]] of order.entries())
  pseudonym[index] =
    people[index].kind === "human"
      ? `${COLORS[place % COLORS.length]} ${ANIMALS[Math.floor(place / COLORS.length)]}`
      : people[index].name;
const nameOf = new Map(
  identities.map(({ source, identity }, index) => [`${source} ${identity}`, pseudonym[of[index]]]),
);

const terms = new Set(
  loadTaxonomy().areas.flatMap(({ strong, weak }) => [...strong, ...weak].map((term) => wordsOf(term).join(" "))),
);
// What was made from another sample must not be taken for this one's.
const generation = `sample-${secret("generation").slice(0, 8)}`;
rmSync(target, { recursive: true, force: true });
const db = await DuckDb.open();
const hour = (column) => `(${column} // 3600 * 3600) AS ${column}`;
for (const [source, manifest] of workspace.repositories().entries()) {
  const from = join(workspace.sourceFolder(manifest.source), manifest.generation);
  const home = Workspace.at(target).sourceFolder(manifest.source);
  const to = join(home, generation);
  mkdirSync(to, { recursive: true });
  const read = (table) => `read_parquet(${literal(join(from, `${table}.parquet`))})`;
  await db.query("CREATE OR REPLACE TABLE shas (sha VARCHAR, hidden VARCHAR)");
  const shas = (await db.query(`SELECT sha FROM ${read("commits")} ORDER BY commit`)).sha;
  await db.query("CREATE OR REPLACE TABLE names (identity INTEGER, hidden VARCHAR)");
  const insert = async (table, rows) => {
    for (let i = 0; i < rows.length; i += 1000)
      await db.query(`INSERT INTO ${table} VALUES ${rows.slice(i, i + 1000).join(", ")}`);
  };
  await insert(
    "shas",
    shas.map((sha) => `(${literal(sha)}, ${literal(secret(sha).slice(0, 40))})`),
  );
  const mine = identities.filter((identity) => identity.source === source);
  await insert(
    "names",
    mine.map(({ identity }) => `(${identity}, ${literal(nameOf.get(`${source} ${identity}`))})`),
  );
  await db.query(
    `CREATE OR REPLACE TABLE terms AS SELECT * FROM (VALUES ${[...terms].map((term) => `(${literal(term)})`).join(", ")}) t(word)`,
  );
  const hidden = (column) =>
    `CASE WHEN ${column} IS NULL THEN NULL ELSE md5(${literal(secret("salt"))} || ${column}) END AS ${column}`;
  const select = {
    commits: `SELECT commit, s.hidden AS sha, '' AS parents, ${hour("authored_at")}, ${hour("committed_at")}, ${hour("landed_at")}, landed_with, is_merge, is_boundary, files, NULL::VARCHAR AS title, NULL::INTEGER AS pull_request FROM ${read("commits")} c JOIN shas s ON s.sha = c.sha ORDER BY commit`,
    identities: `SELECT i.identity, coalesce(n.hidden, 'Nobody') AS name, ${hidden("address")}, ${hidden("spelling")}, is_shared, ${hidden("login")}, ${hidden("account")}, kind FROM ${read("identities")} i LEFT JOIN names n ON n.identity = i.identity ORDER BY i.identity`,
    descriptions: `SELECT d.* FROM ${read("descriptions")} d SEMI JOIN terms t ON t.word = d.word ORDER BY commit, word`,
    // The number of a pull request would tell whose it is.
    proposed_commits: `SELECT -1 AS pull_request, identity, ${hour("committed_at")}, is_merge FROM ${read("proposed_commits")} ORDER BY committed_at, identity`,
    absent_blobs: `SELECT * FROM ${read("absent_blobs")} WHERE false`,
  };
  for (const table of TABLE_NAMES)
    await db.query(
      `COPY (${select[table] ?? `SELECT * FROM ${read(table)}`}) TO ${literal(join(to, `${table}.parquet`))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)`,
    );
  const floor = (seconds) => Math.floor(seconds / 3600) * 3600;
  const sample = {
    ...manifest,
    generation,
    web: null,
    head: null,
    headAt: floor(manifest.headAt),
    firstAt: floor(manifest.firstAt),
    fingerprint: "sample",
    proposals: manifest.proposals && "sample",
    absentSample: [],
  };
  writeFileSync(join(home, "source.json"), `${JSON.stringify(sample, null, 2)}\n`);
}
report(await namesInPaths());
db.close();
rmSync(folder, { recursive: true, force: true });

/** Paths with somebody's name in them would tell who is behind a pseudonym. */
async function namesInPaths() {
  const names = new Set(
    people
      .filter(({ kind }) => kind === "human")
      .flatMap((one) => one.names.map((name) => name.toLowerCase().replace(/[^\p{L}]+/gu, ""))),
  );
  const found = [];
  for (const manifest of workspace.repositories()) {
    const file = join(workspace.sourceFolder(manifest.source), manifest.generation, "paths.parquet");
    for (const path of (await db.query(`SELECT name FROM read_parquet(${literal(file)})`)).name) {
      const parts = path
        .toLowerCase()
        .split(/[/.]/)
        .map((part) => part.replace(/[^\p{L}]+/gu, ""));
      if (parts.some((part) => part.length > 5 && names.has(part))) found.push(path);
    }
  }
  return found;
}

function report(suspects) {
  const size = (path) =>
    statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
      : statSync(path).size;
  console.log(`${people.length} people, ${(size(target) / 1e6).toFixed(1)} MB in data/sample`);
  for (const path of suspects) console.log(`look at this path, a contributor has that name: ${path}`);
}
