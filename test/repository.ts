import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll } from "vitest";

import { type CommitSpec, makeRepositoryAt } from "./git-repository.ts";

export { type CommitSpec, git, lines } from "./git-repository.ts";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "workprint-test-"));
  folders.push(folder);
  return folder;
}

/** Makes a real bare repository with these commits; HEAD is the last one. */
export function makeRepository(commits: readonly CommitSpec[], folder = join(temporaryFolder(), "project")): string {
  return makeRepositoryAt(folder, commits);
}
