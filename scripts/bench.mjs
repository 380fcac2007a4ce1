// npm run bench -- --repo PATH... [--runs N] [--json]            reading, and questions asked of what was read
// npm run bench -- ledger --repo PATH [--files N] [--json]       the line ledger against git's log and blame
// npm run bench -- ranks [--runs N] [--json]                     rank sets of 200 people against plain sorting
// npm run bench -- offers [--runs N] [--json]                    simulated paths, against a plain loop over the same draws
// npm run bench -- page [--workspace DIR] [--runs N] [--json]    the page in Chromium, and 20 readers beside one
//
// Ratios between things run side by side in the same run: machines are shared and noisy, so a single
// time says little. Ours and git's are run in turn; the median of the ratios of the pairs is printed.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { median, nameOf, round, timed } from "./bench-tools.mjs";
import { ROOT, setUp } from "./setup.mjs";

setUp();
const { BorrowedRepository, findRepository } = await import("../dist/sources/git/repository.js");
const { absentBlobs } = await import("../dist/sources/git/absence.js");
const { readTopology } = await import("../dist/sources/git/topology.js");

const { values, positionals } = parseArgs({
  options: {
    repo: { type: "string", multiple: true },
    runs: { type: "string", default: "3" },
    files: { type: "string", default: "200" },
    workspace: { type: "string" },
    gitinspector: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
if (positionals[0] === "ranks") {
  const { benchRanks } = await import("./bench-ranks.mjs");
  const ranks = await benchRanks(Number(values.runs));
  console.log(
    values.json
      ? JSON.stringify(ranks, null, 2)
      : `rank sets and groups of ${ranks.people} people, ${ranks.replicates} replicates: ${ranks.setsMs} ms, ${ranks.ratio} times sorting the differences of each pair (${ranks.sortsMs} ms)`,
  );
  process.exit(0);
}
if (positionals[0] === "offers") {
  const { benchOffers, offersText } = await import("./bench-offers.mjs");
  const offers = await benchOffers(Number(values.runs));
  console.log(values.json ? JSON.stringify(offers, null, 2) : offersText(offers));
  process.exit(0);
}
if (positionals[0] === "page") {
  const { benchPage } = await import("./bench-page.mjs");
  console.log(JSON.stringify(await benchPage(values.workspace, Number(values.runs)), null, 2));
  process.exit(0);
}
const ledger = positionals[0] === "ledger";
const repositories = [...(values.repo ?? []), ...positionals.slice(ledger ? 1 : 0)];
if (repositories.length === 0) {
  console.error("error: No repository was named.\n       Give at least one: npm run bench -- --repo PATH ...");
  process.exit(2);
}

const MAIN = join(ROOT, "dist/cli/main.js");
const runs = Math.max(1, Number(values.runs));
const folder = mkdtempSync(join(tmpdir(), "workprint-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

if (ledger) {
  const { benchLedger } = await import("./bench-ledger.mjs");
  for (const path of repositories)
    await benchLedger(path, join(folder, `ledger-${repositories.indexOf(path)}`), { ...values, runs, main: MAIN });
  process.exit(0);
}

const everything = join(folder, "everything");
const rows = [];
for (const path of repositories) rows.push(await benchRepository(path));
rows.sort((a, b) => a.commits - b.commits);
const sameWorkMs = sum(rows, "sameWorkMs");
const togetherMs = await medianOf((run) =>
  workprint(["read", ...repositories, "--workspace", join(folder, `together-${run}`)]),
);

const startMs = await medianOf(() => workprint(["--version"]));
const beyondStart = async (args) => Math.max(0, Math.round((await medianOf(() => workprint(args))) - startMs));
const roles = ["senior-pretraining-systems", "junior-kernel", "research-engineer"];
const shortlist = spawnSync(process.execPath, [MAIN, "people", "--json", "--workspace", everything], {
  encoding: "utf8",
  maxBuffer: 1e9,
});
const busiest = shortlist.status === 0 ? JSON.parse(shortlist.stdout).people[0]?.person : undefined;
const result = {
  node: process.version,
  runs,
  repositories: rows,
  growth:
    rows.length < 2
      ? null
      : {
          commits: round(rows.at(-1).commits / rows[0].commits),
          readMs: round(rows.at(-1).readMs / rows[0].readMs),
          peakMb: round(rows.at(-1).peakMb / rows[0].peakMb),
        },
  total: {
    gitMs: sum(rows, "gitMs"),
    readMs: sum(rows, "readMs"),
    ratio: round(sum(rows, "readMs") / sum(rows, "gitMs")),
    ratioSameWork: round(sum(rows, "readMs") / sum(rows, "sameWorkMs")),
  },
  together: { readMs: Math.round(togetherMs), sameWorkMs, ratioSameWork: round(togetherMs / sameWorkMs) },
  startMs: Math.round(startMs),
  beyondStartMs: {
    readUnchanged: await beyondStart(["read", repositories[0], "--workspace", everything]),
    people: {},
    person: busiest === undefined ? null : await beyondStart(["person", busiest, "--workspace", everything]),
  },
};
for (const role of roles)
  result.beyondStartMs.people[role] = await beyondStart(["people", "--role", role, "--workspace", everything]);
print(result);

async function benchRepository(path) {
  const repository = await findRepository(path);
  const scratch = await BorrowedRepository.create(repository, join(folder, `borrowed-${rows.length}`));
  const { order } = await readTopology(scratch.gitDir, repository.head);
  const absent = await absentBlobs(scratch.gitDir, repository.head);
  await scratch.standIn(absent);
  // With absent blobs git can't count lines; then its cheapest log that comes to an end is the peer.
  const peers = [
    ["log", "--numstat", "-M", "HEAD"],
    ["log", "--raw", "-M", "HEAD"],
    ["log", "--raw", "--no-renames", "HEAD"],
  ];
  const peer = peers.find(
    (args) => spawnSync("git", ["--git-dir", repository.gitDir, ...args], { stdio: "ignore" }).status === 0,
  );
  const pairs = [];
  for (let run = 0; run < runs; run++) {
    const git = await timed("git", ["--git-dir", repository.gitDir, ...peer]);
    const same = await timed("git", ["--git-dir", scratch.gitDir, ...peers[0]]);
    const own = await workprintRun(["read", path, "--json", "--workspace", join(folder, `cold-${rows.length}-${run}`)]);
    pairs.push({
      git: git.ms,
      same: same.ms,
      own: own.ms,
      ratio: own.ms / git.ms,
      ratioSameWork: own.ms / same.ms,
      peakMb: own.peakMb,
    });
  }
  await workprintRun(["read", path, "--workspace", everything]);
  const pick = (key) => median(pairs.map((pair) => pair[key]));
  return {
    repo: nameOf(path),
    commits: order.length,
    absentBlobs: absent.length,
    peer: `git ${peer.slice(0, -1).join(" ")}`,
    gitMs: Math.round(pick("git")),
    sameWorkMs: Math.round(pick("same")),
    readMs: Math.round(pick("own")),
    ratio: round(pick("ratio")),
    ratioSameWork: round(pick("ratioSameWork")),
    peakMb: Math.round(pick("peakMb")),
  };
}

async function workprint(args) {
  return (await workprintRun(args)).ms;
}

function workprintRun(args) {
  return timed(process.execPath, [MAIN, ...args]);
}

async function medianOf(work) {
  const times = [];
  for (let run = 0; run < Math.max(3, runs); run++) times.push(await work(run));
  return median(times);
}

function sum(list, key) {
  return list.reduce((total, row) => total + row[key], 0);
}

function print(result) {
  if (values.json) {
    console.log(JSON.stringify(result, null, 2));
    return;
  }
  console.log(
    `${"repository".padEnd(34)}${"commits".padStart(8)}${"git ms".padStart(8)}${"read ms".padStart(9)}${"ratio".padStart(7)}${"same work".padStart(11)}${"peak MB".padStart(9)}  peer`,
  );
  for (const row of result.repositories) {
    console.log(
      `${row.repo.padEnd(34)}${String(row.commits).padStart(8)}${String(row.gitMs).padStart(8)}${String(row.readMs).padStart(9)}${row.ratio.toFixed(2).padStart(7)}${row.ratioSameWork.toFixed(2).padStart(11)}${String(row.peakMb).padStart(9)}  ${row.peer}`,
    );
  }
  console.log(
    `\nall: ${result.total.ratio} times the peer, ${result.total.ratioSameWork} times git log --numstat -M with stand-ins for absent blobs`,
  );
  console.log(
    `all in one call: ${result.together.readMs} ms, ${result.together.ratioSameWork} times git log --numstat -M with stand-ins, one repository after another`,
  );
  if (result.growth)
    console.log(
      `from the smallest to the largest: commits x ${result.growth.commits}, time x ${result.growth.readMs}, memory x ${result.growth.peakMb}`,
    );
  console.log(
    `process start ${result.startMs} ms; beyond it: unchanged reading ${result.beyondStartMs.readUnchanged} ms, person ${result.beyondStartMs.person} ms, people ${Object.entries(
      result.beyondStartMs.people,
    )
      .map(([role, ms]) => `${role} ${ms} ms`)
      .join(", ")}`,
  );
}
