import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeRepositoryAt } from "../git-repository.ts";
import { command, expect, Server, seriousViolations, settled, test, watch } from "./fixtures.ts";

test("shows what is said apart from what was seen", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "workprint-attested-"));
  const workspace = ["--workspace", join(folder, "workspace")];
  const repository = makeRepositoryAt(
    join(folder, "project"),
    Array.from({ length: 12 }, (_, index) => ({
      author: "Ada Stone",
      email: "ada@lab.dev",
      at: 1_650_000_000 + index * 604_800,
      files: { "kernels/a.cu": `${index}\n`.repeat(9) },
    })),
  );
  await command("read", repository, ...workspace);
  const said = ["--title", "A closed model", "--from", "2023", "--checked-by", "a call", "--text", "Data <b>mixes</b>"];
  await command("attest", "add", "--person", "Ada Stone", ...said, ...workspace);
  const server = new Server(workspace);
  const wrong: string[] = [];
  watch(page, wrong);
  try {
    await page.goto(await server.link());
    await page.goto(`${new URL(page.url()).origin}/people/Ada%20Stone`);
    await settled(page);
    const section = page.getByRole("region", { name: "Said, not seen" });
    await expect(section).toContainText("no signal counts it");
    await expect(section).toContainText("A closed model");
    await expect(section).toContainText("Data <b>mixes</b>");
    await expect(section).toContainText(/Said by themself, entered \d{4}-\d\d-\d\d\. To check: a call\./);
    expect(await seriousViolations(page)).toEqual([]);
    expect(wrong).toEqual([]);
  } finally {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
