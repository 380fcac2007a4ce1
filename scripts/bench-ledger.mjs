// The line ledger: how fast it is made against git's own first-parent log of patches, and how often its
// person for a line is the one that `git blame` names.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { flatten } from "../dist/sources/git/ledger/lines.js";
import { Ledger } from "../dist/sources/git/ledger/ledger.js";
import { BorrowedRepository, findRepository } from "../dist/sources/git/repository.js";
import { median, nameOf, round, timed } from "./bench-tools.mjs";
import { ROOT } from "./setup.mjs";

const LOG = ["log", "--first-parent", "-m", "-p", "-U0", "-M"];
const NEW_COMMITS = 10;

export async function benchLedger(path, folder, { runs, files, main, json, gitinspector }) {
  mkdirSync(folder, { recursive: true });
  const build = (name, ...mode) =>
    timed(process.execPath, [join(ROOT, "scripts/ledger-run.mjs"), path, join(folder, name), ...mode]);
  const pairs = [];
  for (let run = 0; run < runs; run++) {
    rmSync(join(folder, "cold"), { recursive: true, force: true });
    const own = await build("cold");
    // With stand-ins for absent blobs, as ours has them: without, git's log dies half way.
    const git = await timed("git", ["--git-dir", join(folder, "cold/borrowed"), ...LOG, "HEAD"], { discard: true });
    pairs.push({ own: own.ms, git: git.ms, ratio: own.ms / git.ms, peakMb: own.peakMb });
  }
  await build("plain", "plain");
  const gitDir = join(folder, "cold/borrowed");
  const names = committers(gitDir);
  const moved = agreement(load(join(folder, "cold")), gitDir, names, Number(files), ["-M"]);
  const plain = agreement(load(join(folder, "plain")), gitDir, names, Number(files), []);
  const pick = (key) => median(pairs.map((pair) => pair[key]));
  const result = {
    repo: nameOf(path),
    node: process.version,
    runs,
    lines: plain.lines,
    agreement: plain.agreement,
    agreementWithMoves: moved.agreement,
    blamedFiles: plain.blamed,
    blamedLines: plain.compared,
    files: plain.files,
    filesLeftOut: plain.leftOut,
    filesWithWrongCount: plain.wrong + moved.wrong,
    misfits: plain.misfits + moved.misfits,
    wallMs: Math.round(pick("own")),
    gitMs: Math.round(pick("git")),
    ratio: round(pick("ratio")),
    peakMb: Math.round(pick("peakMb")),
    ...(await tenMore(path, folder, main, runs)),
    gitinspector: gitinspector ? await inspector(gitDir, folder, pick("own")) : null,
  };
  if (json) console.log(JSON.stringify(result, null, 2));
  else print(result);
}

function load(folder) {
  const about = JSON.parse(readFileSync(join(folder, "about.json"), "utf8"));
  return { ...about, ledger: Ledger.restore(readFileSync(join(folder, "ledger.bin")), new Map()) };
}

/** The author of each commit, after .mailmap. */
function committers(gitDir) {
  const printed = execFileSync("git", ["--git-dir", gitDir, "log", "--format=%H %aN <%aE>", "HEAD"], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return new Map(printed.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" "))]));
}

/** Compares all files' counts of lines with their contents, and the persons of some files' lines with blame. */
function agreement({ ledger, order, paths, head, misfits }, gitDir, names, most, options) {
  const living = new Map([...ledger.living()].map(({ path, lines }) => [paths[path], lines]));
  const tree = execFileSync("git", ["--git-dir", gitDir, "ls-tree", "-r", "-z", head], {
    encoding: "utf8",
    maxBuffer: 1e9,
  })
    .split("\0")
    .filter((line) => line.startsWith("100"))
    .map((line) => ({ blob: line.split(/[ \t]/)[2], path: line.slice(line.indexOf("\t") + 1) }));
  const counts = { misfits, lines: 0, files: tree.length, leftOut: 0, wrong: 0, blamed: 0, compared: 0 };
  const contents = spawnSync("git", ["--git-dir", gitDir, "cat-file", "--batch"], {
    input: tree.map(({ blob }) => `${blob}\n`).join(""),
    maxBuffer: 4e9,
  }).stdout;
  const followed = [];
  for (let at = 0, file = 0; file < tree.length; file++) {
    const end = contents.indexOf(10, at);
    const size = Number(contents.toString("latin1", at, end).split(" ")[2]);
    const lines = living.get(tree[file].path);
    if (!lines) counts.leftOut++;
    else {
      counts.lines += lines.count;
      if (lines.count !== linesOf(contents.subarray(end + 1, end + 1 + size))) counts.wrong++;
      if (lines.count > 0) followed.push(tree[file].path);
    }
    at = end + size + 2;
  }
  let same = 0;
  for (const path of sample(followed, most)) {
    const { origins } = flatten(living.get(path));
    const blame = spawnSync(
      "git",
      ["--git-dir", gitDir, "blame", "--root", "--incremental", ...options, head, "--", path],
      {
        encoding: "latin1",
        maxBuffer: 1e9,
      },
    ).stdout;
    counts.blamed++;
    for (const [, sha, first, count] of blame.matchAll(/^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/gm)) {
      for (let line = Number(first) - 1; line < Number(first) - 1 + Number(count); line++) {
        counts.compared++;
        if (names.get(order[origins[line]]) === names.get(sha)) same++;
      }
    }
  }
  return { ...counts, agreement: counts.compared === 0 ? null : Number((same / counts.compared).toFixed(5)) };
}

function linesOf(content) {
  let lines = 0;
  for (const byte of content) if (byte === 10) lines++;
  return content.length > 0 && content.at(-1) !== 10 ? lines + 1 : lines;
}

/** The same files on every run: drawn by a generator with a fixed seed. */
function sample(all, most) {
  let state = 1;
  const drawn = all.map((path) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return { path, at: state };
  });
  return drawn
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ path }) => path);
}

/** A reading that finds ten more commits on the main line, beyond the start of a process. */
async function tenMore(path, folder, main, runs) {
  const repository = await findRepository(path);
  const line = execFileSync(
    "git",
    ["--git-dir", repository.gitDir, "rev-list", "--first-parent", `-${NEW_COMMITS + 1}`, "HEAD"],
    {
      encoding: "utf8",
    },
  )
    .trim()
    .split("\n");
  const start = [];
  const more = [];
  for (let run = 0; run < runs; run++) {
    const copy = join(folder, `growing-${run}`);
    await BorrowedRepository.create({ ...repository, head: line.at(-1) }, copy);
    const read = ["read", copy, "--workspace", join(folder, `growing-${run}-workspace`)];
    const cold = await timed(process.execPath, [main, ...read]);
    writeFileSync(join(copy, "HEAD"), `${line[0]}\n`);
    start.push((await timed(process.execPath, [main, "--version"])).ms);
    more.push({ ms: (await timed(process.execPath, [main, ...read])).ms, coldMs: cold.ms, peakMb: cold.peakMb });
  }
  return {
    readMs: Math.round(median(more.map(({ coldMs }) => coldMs))),
    readPeakMb: Math.round(median(more.map(({ peakMb }) => peakMb))),
    tenMoreMs: Math.round(median(more.map(({ ms }) => ms)) - median(start)),
  };
}

/** A peer that finds surviving lines by blaming every file of these types. */
async function inspector(gitDir, folder, ownMs) {
  const tree = join(folder, "worktree");
  execFileSync("git", ["clone", "--quiet", "--shared", gitDir, tree], { stdio: "ignore" });
  const peer = await timed("gitinspector", ["-r", "-m", "-w", "-f", "**", tree], { discard: true });
  return { ms: Math.round(peer.ms), ratio: round(peer.ms / ownMs) };
}

function print(result) {
  console.log(result.repo);
  console.log(
    `  ${result.lines} living lines in ${result.files} files, ${result.filesLeftOut} left out, ${result.filesWithWrongCount} with a wrong count, ${result.misfits} that git's hunks did not fit`,
  );
  console.log(
    `  person as in git blame: ${result.agreement}; with moves, as in git blame -M: ${result.agreementWithMoves} (${result.blamedFiles} files, ${result.blamedLines} lines)`,
  );
  console.log(
    `  ledger ${result.wallMs} ms, git ${LOG.join(" ")} ${result.gitMs} ms: ratio ${result.ratio}; peak ${result.peakMb} MB`,
  );
  console.log(
    `  whole reading ${result.readMs} ms, peak ${result.readPeakMb} MB; ${NEW_COMMITS} more commits ${result.tenMoreMs} ms beyond process start`,
  );
  if (result.gitinspector)
    console.log(`  gitinspector ${result.gitinspector.ms} ms: ${result.gitinspector.ratio} times the ledger`);
}
