import { complaint, startGit } from "./process.ts";
import { rangeOf, unreadable } from "./topology.ts";

/**
 * The blobs that the commits of `head` without those of `known` name and the object store does not
 * hold, sorted. Reads commits and trees only.
 *
 * @throws {SourceError} when a commit or a tree can't be read.
 */
export async function absentBlobs(gitDir: string, head: string, known?: string): Promise<string[]> {
  const blobs = startAbsenceCheck(gitDir);
  const git = startGit(
    ["log", "--raw", "--no-renames", "--diff-merges=first-parent", "--no-abbrev", "--format=", ...rangeOf(head, known)],
    { gitDir, input: "" },
  );
  let rest = "";
  for await (const part of git.stdout) {
    const lines = (rest + (part as Buffer).toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [oldMode, mode, oldBlob, blob] = line.split(" ", 4);
      // What was there before these commits may have gone since it was read.
      if (known !== undefined && oldBlob !== undefined && oldMode !== ":000000" && oldMode !== ":160000")
        blobs.ask(oldBlob);
      if (blob !== undefined && mode !== "000000" && mode !== "160000") blobs.ask(blob);
    }
  }
  const end = await git.end;
  const absent = await blobs.answer();
  if (end.status !== 0) throw unreadable(gitDir, complaint(end));
  return absent;
}

/** Asks one long-running git whether it holds each of many blobs. */
function startAbsenceCheck(gitDir: string): { ask(blob: string): void; answer(): Promise<string[]> } {
  const git = startGit(["cat-file", "--batch-check=%(objecttype)", "--buffer"], { gitDir });
  const absent = new Set<string>();
  let rest = "";
  git.stdout.on("data", (part: Buffer) => {
    const lines = (rest + part.toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.endsWith(" missing")) absent.add(line.slice(0, -" missing".length));
    }
  });
  let batch: string[] = [];
  const flush = (): void => {
    if (batch.length > 0) git.stdin.write(`${batch.join("\n")}\n`);
    batch = [];
  };
  return {
    ask(blob) {
      batch.push(blob);
      if (batch.length >= 1024) flush();
    },
    async answer() {
      flush();
      git.stdin.end();
      const end = await git.end;
      if (end.status !== 0) throw unreadable(gitDir, complaint(end));
      return [...absent].sort();
    },
  };
}
