import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { temporaryFolder } from "../../../test/repository.ts";
import { generator } from "../../statistics/bootstrap.ts";
import { editsOf, followLines } from "./patch.ts";

describe("edits of a patch", () => {
  it("stand without their context", () => {
    const patch = [
      "@@ -3,6 +3,7 @@ def f():",
      " three",
      "-four",
      "+FOUR",
      "+and more",
      " five",
      " six",
      "-seven",
      " eight",
    ];
    expect(editsOf(patch.join("\n"))).toEqual([
      { oldStart: 4, oldLines: 1, newLines: 2 },
      { oldStart: 7, oldLines: 1, newLines: 0 },
    ]);
    expect(editsOf("@@ -0,0 +1,2 @@\n+one\n+two\n\\ No newline at end of file")).toEqual([
      { oldStart: 0, oldLines: 0, newLines: 2 },
    ]);
  });

  it("follow lines as git's own diff of real files has them", () => {
    const folder = temporaryFolder();
    const random = generator(11);
    const below = (n: number): number => Math.floor(random() * n);
    let [altered, kept] = [0, 0];
    for (let round = 0; round < 60; round++) {
      const before = Array.from({ length: 30 }, (_, line) => `line ${line + 1}`);
      const after = [...before];
      for (let edit = 0; edit <= below(4); edit++) {
        const fresh = Array.from({ length: below(3) }, (_, line) => `fresh ${round} ${edit} ${line}`);
        after.splice(below(after.length), below(3), ...fresh);
      }
      writeFileSync(join(folder, "a"), `${before.join("\n")}\n`);
      writeFileSync(join(folder, "b"), `${after.join("\n")}\n`);
      const { stdout } = spawnSync("git", ["diff", "--no-index", "--no-color", "a", "b"], {
        cwd: folder,
        encoding: "utf8",
      });
      const patch = stdout.slice(Math.max(0, stdout.indexOf("@@")));
      for (let from = 1; from <= 28; from += 3) {
        const to = from + below(3);
        const place = after.indexOf(before[from - 1]!);
        const stays = place >= 0 && before.slice(from - 1, to).every((line, index) => after[place + index] === line);
        const found = followLines({ from, to }, editsOf(patch));
        expect(found).toEqual(stays ? { from: place + 1, to: place + 1 + to - from } : null);
        if (stays) kept++;
        else altered++;
      }
    }
    expect(Math.min(altered, kept)).toBeGreaterThan(50);
  });
});
