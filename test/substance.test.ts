import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import { openHistory } from "../src/operations/history.ts";
import { DEFAULT_SETTINGS } from "../src/model/signal.ts";
import { viewOf } from "../src/signals/view.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { type CommitSpec, makeRepository, temporaryFolder } from "./repository.ts";

/** A Monday. */
const START = 1_649_635_200;
const WEEK = 7 * 86_400;

const statement = (name: string, line: number): string => `${name}_statement_with_its_number_${line}()\n`;
const code = (name: string, count: number): string =>
  Array.from({ length: count }, (_, i) => statement(name, i)).join("");
const [ENGINE, CACHE] = [code("engine", 40), code("cache", 40)];
const PAGE = code("page", 40);

/** One commit a week by one person, after six ordinary weeks. */
const WEEKS: Record<string, CommitSpec["files"]> = {
  "a file": { "serve/engine.py": ENGINE },
  "another file": { "serve/cache.py": CACHE },
  "a page": { "README.md": PAGE },
  "a test": { "tests/test_engine.py": code("test", 40) },
  "a kernel": { "kernels/gemm.cu": code("gemm", 40) },
  "another kernel": { "kernels/softmax.cu": code("softmax", 40) },
  "one line": { "serve/engine.py": ENGINE.replace("engine_statement_with_its_number_3", "mended") },
  "four lines": { "serve/engine.py": `${ENGINE}${code("more", 3)}` },
  "five lines": { "serve/engine.py": `${ENGINE}${code("other", 9)}` },
  "a new form": { "serve/cache.py": CACHE.replaceAll("()", "( )") },
  "a move": { "serve/cache.py": null, "serve/store/cache.py": CACHE.replaceAll("()", "( )") },
  "a picture": { "serve/plot.png": Buffer.from([0, 1, 2, 3]) },
  "a lock file": { "uv.lock": code("lock", 400) },
  "a page put otherwise": { "README.md": PAGE.replaceAll(/number_(1\d)/g, "otherwise_$1") },
  "a page that grows": { "README.md": `${PAGE}${code("new", 30)}` },
};

const COUNTS = [
  "a file",
  "another file",
  "a page",
  "a test",
  "a kernel",
  "another kernel",
  "five lines",
  "a page that grows",
];

it("counts a week with five lines of a file, without a new form, moves, and what programs write", async () => {
  const workspace = Workspace.at(temporaryFolder());
  const commits = Object.values(WEEKS).map((files, i): CommitSpec => ({ at: START + i * WEEK, files: files! }));
  await readGitSource(makeRepository(commits), { workspace, now: START + 100 * WEEK });
  const { history } = await openHistory(workspace, {});
  const view = viewOf(history, history.repositories[0]!, undefined, DEFAULT_SETTINGS);
  expect(Object.keys(WEEKS).filter((_, commit) => view.counting(commit).length > 0)).toEqual(COUNTS);
});

it("counts what is split over a week, and everything where small changes are usual", async () => {
  const small = Array.from({ length: 12 }, (_, i): CommitSpec => ({
    at: START + i * WEEK,
    files: { "serve/engine.py": code(`engine${i}`, 1) },
  }));
  const large = Array.from({ length: 13 }, (_, i): CommitSpec => ({
    at: START + (20 + i) * WEEK,
    files: { [`serve/engine_${i}.py`]: code(`engine${i}`, 30) },
  }));
  const split = [2, 4, 6].map((lines): CommitSpec => ({
    at: START + 40 * WEEK + lines,
    files: { "serve/split.py": code("split", lines) },
  }));
  const countingOf = async (commits: readonly CommitSpec[]): Promise<number[]> => {
    const workspace = Workspace.at(temporaryFolder());
    await readGitSource(makeRepository(commits), { workspace, now: START + 100 * WEEK });
    const { history } = await openHistory(workspace, {});
    const view = viewOf(history, history.repositories[0]!, undefined, DEFAULT_SETTINGS);
    return commits.map((_, commit) => view.counting(commit).length);
  };
  expect(await countingOf(small)).toEqual(small.map(() => 1));
  expect(await countingOf([...small, ...large, ...split])).toEqual([
    ...small.map(() => 0),
    ...large.map(() => 1),
    ...split.map(() => 1),
  ]);
});
