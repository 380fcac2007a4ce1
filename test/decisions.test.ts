import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import Database from "libsql";
import { expect, it } from "vitest";

import { firstBroken } from "../src/decisions/chain.ts";
import { DecisionLog } from "../src/decisions/log.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import { temporaryFolder } from "./repository.ts";

const LOG = fileURLToPath(new URL("../dist/decisions/log.js", import.meta.url));

/** A process that decides so often, and says how often it has. */
function decider(folder: string, name: string, times: number): ReturnType<typeof spawn> {
  const script = `
    const { DecisionLog } = await import(${JSON.stringify(LOG)});
    const log = DecisionLog.at(${JSON.stringify(folder)});
    for (let i = 0; i < ${times}; i++) {
      await log.add({ kind: "confirm", identity: ${JSON.stringify(name)} + i, other: "x" }, i);
      process.stdout.write(".");
    }`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
}

it("keeps every decision, in a chain", async () => {
  const log = DecisionLog.at(temporaryFolder());
  expect(await log.entries()).toEqual([]);
  await log.add({ kind: "confirm", identity: "a", other: "b" }, 1000);
  await log.add({ kind: "split", identity: "c" }, 2000);
  await log.add({ kind: "undo", undoes: 1 }, 3000);
  const entries = await log.entries();
  expect(entries.map(({ number, kind, undoes }) => [number, kind, undoes])).toEqual([
    [1, "confirm", null],
    [2, "split", null],
    [3, "undo", 1],
  ]);
  expect(firstBroken(entries)).toBeNull();
  await expect(log.add({ kind: "undo", undoes: 1 }, 4000)).rejects.toThrow("undone before, by decision 3");
  await expect(log.add({ kind: "undo", undoes: 3 }, 4000)).rejects.toThrow("can't be undone itself");
  await expect(log.add({ kind: "undo", undoes: 9 }, 4000)).rejects.toThrow("no decision 9");
  expect(await log.entries()).toEqual(entries);
});

it("is never changed through the front door, and shows when it was through the back", async () => {
  const log = DecisionLog.at(temporaryFolder());
  for (const identity of ["a", "b", "c"]) await log.add({ kind: "reject", identity, other: "x" }, 0);
  const db = new Database(log.file);
  expect(() => db.exec("UPDATE decisions SET other = 'y' WHERE number = 2")).toThrow(/never changed/);
  expect(() => db.exec("DELETE FROM decisions WHERE number = 2")).toThrow(/never cut/);
  db.exec("DROP TRIGGER decisions_stay; DROP TRIGGER decisions_are_kept");
  db.exec("UPDATE decisions SET other = 'y' WHERE number = 2");
  expect(firstBroken(await log.entries())).toBe(2);
  db.exec("UPDATE decisions SET other = 'x' WHERE number = 2");
  expect(firstBroken(await log.entries())).toBeNull();
  db.exec("DELETE FROM decisions WHERE number = 2");
  expect(firstBroken(await log.entries())).toBe(3);
  db.close();
});

it("loses nothing when two processes decide at once", async () => {
  const folder = temporaryFolder();
  const both = [decider(folder, "a", 40), decider(folder, "b", 40)];
  const statuses = await Promise.all(both.map(async (child) => (await once(child, "exit"))[0] as number));
  expect(statuses).toEqual([0, 0]);
  const entries = await DecisionLog.at(folder).entries();
  const expected = ["a", "b"].flatMap((name) => Array.from({ length: 40 }, (_, i) => `${name}${i}`));
  expect(entries.map(({ identity }) => identity).sort()).toEqual(expected.sort());
  expect(firstBroken(entries)).toBeNull();
});

it("stays whole when a process is killed while it decides", async () => {
  const folder = temporaryFolder();
  const random = generator(3);
  let said = 0;
  for (let round = 0; round < 8; round++) {
    const child = decider(folder, `r${round}-`, 100_000);
    const exit = once(child, "exit");
    child.stdout!.on("data", (dots: Buffer) => (said += dots.length));
    await once(child.stdout!, "data");
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
    child.kill("SIGKILL");
    await exit;
    const entries = await DecisionLog.at(folder).entries();
    expect(firstBroken(entries)).toBeNull();
    // What was said to be decided is there.
    expect(entries.length).toBeGreaterThanOrEqual(said);
  }
});

it("says what is wrong with a damaged file, or one of a newer version, and leaves it alone", async () => {
  const folder = temporaryFolder();
  const log = DecisionLog.at(folder);
  writeFileSync(log.file, "this is no database, but it is long enough to be looked at as one ".repeat(40));
  const before = readFileSync(log.file);
  await expect(log.entries()).rejects.toMatchObject({ code: "store", message: expect.stringContaining(log.file) });
  expect(readFileSync(log.file)).toEqual(before);
  const newer = DecisionLog.at(join(folder, "newer"));
  await newer.add({ kind: "split", identity: "a" }, 0);
  const db = new Database(newer.file);
  db.pragma("user_version = 99");
  db.close();
  await expect(newer.entries()).rejects.toThrow(/newer version/);
});

it("can be read where nothing may be written", async () => {
  const folder = temporaryFolder();
  const log = DecisionLog.at(folder);
  await log.add({ kind: "split", identity: "a" }, 0);
  chmodSync(log.file, 0o400);
  chmodSync(folder, 0o500);
  try {
    expect(await log.entries()).toHaveLength(1);
  } finally {
    chmodSync(folder, 0o700);
  }
});
