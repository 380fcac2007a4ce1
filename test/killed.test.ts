import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { type Columns, DuckDb, literal } from "../src/evidence/duckdb.ts";
import { Evidence } from "../src/evidence/load.ts";
import { TABLE_NAMES } from "../src/evidence/tables.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import { git, lines, makeRepository, temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const START = 1_650_000_000;

function startReading(path: string, workspace: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, [MAIN, "read", path, "--workspace", workspace], { stdio: "ignore" });
}

async function tables(workspace: Workspace): Promise<Map<string, Columns>> {
  const folder = join(workspace.sourceFolder("project"), workspace.repository("project")!.generation);
  const db = await DuckDb.open();
  const found = new Map<string, Columns>();
  for (const name of TABLE_NAMES) {
    const file = literal(join(folder, `${name}.parquet`));
    found.set(name, await db.query(`SELECT * FROM read_parquet(${file}) ORDER BY ALL`));
  }
  db.close();
  return found;
}

it("keeps the previous evidence whole when a reading is killed, and completes the next", async () => {
  const commits = Array.from({ length: 400 }, (_, index) => ({
    author: `Person ${index % 7}`,
    at: START + index * 40_000,
    files: {
      [`src/part${index % 23}/file${index % 41}.py`]: lines(
        ...Array.from({ length: 30 }, (_, line) => line * (index % 5)),
        index,
      ),
    },
  }));
  const path = makeRepository(commits);
  const all = git(path, "rev-list", "--reverse", "HEAD").split("\n");
  const folder = temporaryFolder();
  const workspace = Workspace.at(folder);
  git(path, "update-ref", "refs/heads/main", all[49]!);
  const begun = performance.now();
  await once(startReading(path, folder), "exit");
  let usual = performance.now() - begun;
  expect(workspace.repository("project")!.commits).toBe(50);

  const random = generator(7);
  let killed = 0;
  for (let round = 0; round < 30; round++) {
    // What is there to be read grows from round to round.
    git(path, "update-ref", "refs/heads/main", all[60 + round * 11]!);
    const before = workspace.repository("project")!;
    const started = performance.now();
    const child = startReading(path, folder);
    const exit = once(child, "exit").then(([, signal]) => ({
      signal: signal as string | null,
      took: performance.now() - started,
    }));
    await new Promise((resolve) => setTimeout(resolve, random() * usual * 1.2));
    child.kill("SIGKILL");
    const { signal, took } = await exit;
    if (signal === "SIGKILL") killed++;
    // Other tests may have slowed down the readings before: what one takes now decides when the next is killed.
    else usual = took;
    const after = workspace.repository("project")!;
    // Either nothing happened yet or all of it did.
    if (after.generation === before.generation) expect(after).toEqual(before);
    else expect(after.head).toBe(all[60 + round * 11]);
    const evidence = await Evidence.open(workspace, [after]);
    const rows = await evidence.rows(after.headAt!);
    evidence.close();
    expect(rows.commits["commit"]).toHaveLength(after.commits);
    expect(rows.changes["commit"]!.length).toBe(after.changes);
  }
  expect(killed).toBeGreaterThan(10);

  git(path, "update-ref", "refs/heads/main", all.at(-1)!);
  await once(startReading(path, folder), "exit");
  expect(workspace.repository("project")!.commits).toBe(400);
  // Nothing is left behind of the readings that were killed.
  expect(existsSync(workspace.temporary) ? readdirSync(workspace.temporary) : []).toEqual([]);
  expect(readdirSync(workspace.sourceFolder("project")).filter((name) => name.endsWith(".json"))).toEqual([
    "source.json",
  ]);
  expect(readdirSync(join(folder, "evidence"))).toEqual(["project"]);

  // What was read in so many steps is what one reading gives; the same key makes the same hashes.
  const cold = temporaryFolder();
  copyFileSync(join(folder, "key"), join(cold, "key"));
  await once(startReading(path, cold), "exit");
  expect(await tables(workspace)).toEqual(await tables(Workspace.at(cold)));
});
