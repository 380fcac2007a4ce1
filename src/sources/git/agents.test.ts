import { expect, it } from "vitest";

import { Disclosures } from "./agents.ts";
import type { CommitRecord } from "./history-parser.ts";
import { pullRequestOf, readTrailers } from "./trailers.ts";

const disclosures = Disclosures.load();

function commit(given: Partial<CommitRecord>): CommitRecord {
  const ada = { name: "Ada Stone", email: "ada@lab.dev" };
  return {
    sha: "",
    parents: [],
    authoredAt: 0,
    committedAt: 0,
    author: ada,
    committer: ada,
    message: "Fix it",
    files: [],
    merged: undefined,
    ...given,
  };
}

function disclosed(given: Partial<CommitRecord>): string[] {
  const record = commit(given);
  const coAuthors = readTrailers(record.message).filter(({ role }) => role === "co-author");
  return disclosures.of(record, coAuthors).map(({ agent, way }) => `${agent} ${way}`);
}

function file(path: string): CommitRecord["files"][number] {
  return {
    status: "M",
    path,
    oldPath: undefined,
    parentPaths: undefined,
    blobs: [],
    regular: true,
    added: 1,
    deleted: 0,
    binary: false,
    hunks: [],
    gained: undefined,
    lost: undefined,
    generated: undefined,
  };
}

it.each([
  [
    "an account",
    { author: { name: "copilot-swe-agent[bot]", email: "198982749+Copilot@users.noreply.github.com" } },
    "copilot account",
  ],
  ["a trailer", { message: "Fix\n\nCo-Authored-By: Claude <noreply@anthropic.com>" }, "claude-code message"],
  [
    "a signature",
    { message: "Fix\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)" },
    "claude-code message",
  ],
  ["an author's name", { author: { name: "Ada Stone (aider)", email: "ada@lab.dev" } }, "aider name"],
  [
    "a file",
    {
      files: [file("CLAUDE.md")],
    },
    "claude-code configuration",
  ],
])("sees an agent disclosed by %s", (_, given, expected) => {
  expect(disclosed(given)).toContain(expected);
});

it.each([
  "Claude Monet",
  "Claude",
  "Devin Hill",
  "Jules Verne",
  "Talbot",
  "Gemini Rossi",
  "Robot Chicken Fan",
  "Jan Bot",
  "ada-abbot",
  "Digitbot",
  "TinyBot",
  "i-robot",
  "botfan",
  "machine-user-fan",
])("does not take %s for an agent or a bot", (name) => {
  expect(disclosures.kindOf({ name, email: "someone@lab.dev" })).toBe("human");
  expect(disclosed({ author: { name, email: "someone@lab.dev" } })).toEqual([]);
});

it.each([
  ["dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"],
  ["pre-commit-ci[bot]", "66853113+pre-commit-ci[bot]@users.noreply.github.com"],
  ["release-bot", "release@lab.dev"],
  ["GitHub", "noreply@github.com"],
  ["lab-merge-robot", ""],
  ["LabGitBot", ""],
  ["labreviewbot", ""],
  ["Lab Security Bot", ""],
  ["lab-machine-user", ""],
  ["SparkQA", ""],
])("knows %s for a bot", (name, email) => {
  expect(disclosures.kindOf({ name, email })).toBe("bot");
});

it.each(["root@localhost", "ada@Adas-MacBook.local", "noreply@example.com", "", "ada", "user@host.internal"])(
  "knows that %j may be anybody's",
  (email) => {
    expect(disclosures.isShared(email)).toBe(true);
  },
);

it.each(["ada@lab.dev", "tester.jane@lab.dev", "username@lab.dev", "rooty@lab.dev"])(
  "takes %s for somebody's own",
  (email) => {
    expect(disclosures.isShared(email)).toBe(false);
  },
);

it("finds trailers anywhere in a message, as squash merges leave them", () => {
  const message =
    "Add X (#12)\n\n* first\n\nCo-authored-by: Bo Reed <bo@lab.dev>\n\n* second\n\n  Reviewed-By: Cy <cy@lab.dev>\nSigned-off-by: Di <di@lab.dev>\nNot-a-trailer: x\nFixed-by: nobody";
  expect(readTrailers(message)).toEqual([
    { role: "co-author", name: "Bo Reed", email: "bo@lab.dev" },
    { role: "reviewer", name: "Cy", email: "cy@lab.dev" },
    { role: "sign-off", name: "Di", email: "di@lab.dev" },
  ]);
});

it("reads the number of a pull request from a title", () => {
  expect(["Add X (#12)", "Merge pull request #7 from a/b", "Revert (#3) again", "Plain"].map(pullRequestOf)).toEqual([
    12,
    7,
    undefined,
    undefined,
  ]);
});

it("tells files that configure an agent by their capitals, and never takes an employer's address for an agent's", () => {
  expect(disclosed({ files: [file("docs/source/en/reference/agents.md")] })).toEqual([]);
  expect(disclosed({ files: [file("AGENTS.md")] })).toEqual(["agent configuration"]);
  for (const domain of [
    "anthropic.com",
    "openai.com",
    "cognition-labs.com",
    "all-hands.dev",
    "codeium.com",
    "cursor.com",
  ]) {
    expect(disclosures.kindOf({ name: "Jane Doe", email: `jane@${domain}` })).toBe("human");
  }
});

it("takes an agent's mark in the name of a person for a disclosure, not for the person", () => {
  expect(disclosures.kindOf({ name: "Kim Lee (aider)", email: "kim@lab.dev" })).toBe("human");
  expect(disclosed({ author: { name: "Kim Lee (aider)", email: "kim@lab.dev" } })).toEqual(["aider name"]);
});
