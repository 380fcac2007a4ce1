import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import Database from "libsql";
import { beforeAll, expect, it } from "vitest";

import type {
  DecisionLogResult,
  DecisionResult,
  IdentitiesResult,
  IdentityOfResult,
  PeopleResult,
} from "../src/model/results.ts";
import { lines, makeRepository, temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const START = 1_650_000_000;
const DAY = 86_400;

const ACCOUNT = ["7+quill@users.noreply.github.com", "quill@users.noreply.github.com"];
const WHO: [string, string][] = [
  ["Ada Stone", "ada@lab.dev"],
  ["Ada Stone", "ada@home.dev"],
  ["Bo Marsh", "bo@lab.dev"],
  ["Quill", ACCOUNT[0]!],
  ["Quentin Ill", ACCOUNT[1]!],
  ["ada stone", "stone@later.dev"],
];

let workspace: string;
let repository: string;

beforeAll(() => {
  workspace = temporaryFolder();
  repository = makeRepository(
    Array.from({ length: 36 }, (_, index) => {
      // The last identity appears in the last commits only.
      const [author, email] = WHO[index < 30 ? index % 5 : 5]!;
      return { author, email, at: START + index * 4 * DAY, files: { [`kernels/f${index % 5}.cu`]: lines(index, 2) } };
    }),
    join(temporaryFolder(), "project"),
  );
  expect(workprint("read", repository).status).toBe(0);
});

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function workprint(...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, "--workspace", workspace], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

function identities<T>(...args: string[]): T {
  const { status, stdout, stderr } = workprint("identities", ...args, "--json");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout) as T;
}

/** Ids of two people of the sample. */
function sampled(): string[] {
  const { stdout } = workprint("people", "--sample", "--limit", "2", "--json");
  return (JSON.parse(stdout) as PeopleResult).people.map(({ person }) => person);
}

/** One line what and where, one line how to mend it. */
function expectError(outcome: Outcome, what: RegExp, status = 2): void {
  expect(outcome.stderr).toMatch(what);
  expect(outcome.stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
  expect(outcome.stdout).toBe("");
  expect(outcome.status).toBe(status);
}

/** Ids of the people whom a shown name belongs to. */
function people(...args: string[]): string[] {
  const { stdout } = workprint("people", "--role", "junior-kernel", "--json", "--limit", "100", ...args);
  return (JSON.parse(stdout) as { people: { person: string }[] }).people.map(({ person }) => person).sort();
}

it("suggests, confirms, and takes back; people and reports follow, an earlier date does not", () => {
  const { suggestions } = identities<IdentitiesResult>("--at-least", "0.2");
  const pairs = suggestions.map(({ sides }) => sides.map(({ name }) => name.toLowerCase()));
  expect(pairs.length).toBe(3);
  expect(pairs.flat().every((name) => name === "ada stone")).toBe(true);
  expect(suggestions[0]!.reasons).toContain("the same full name");
  const before = people();
  const early = people("--as-of", "2022-08-01");

  const later = suggestions.flatMap(({ sides }) => sides).find(({ name }) => name === "ada stone")!;
  const [one, other] = [...new Set(suggestions.flatMap(({ sides }) => sides.map(({ person }) => person)))].filter(
    (id) => id !== later.person,
  ) as [string, string];
  const decided = identities<DecisionResult>("confirm", later.person, one);
  expect(decided).toMatchObject({ number: 1, kind: "confirm", undoneBy: null });
  expect(people()).not.toEqual(before);
  // By then the second identity had not appeared.
  expect(people("--as-of", "2022-08-01")).toEqual(early);
  expectError(workprint("identities", "confirm", one, later.person), /are one person already/);
  expectError(workprint("identities", "reject", one, later.person), /are one person now/);
  // Both ids from before name the one person.
  for (const id of [one, later.person]) expect(identities<IdentityOfResult>("of", id).identities).toHaveLength(2);
  expect(workprint("person", later.person).status).toBe(0);

  expect(identities<DecisionResult>("reject", one, other).number).toBe(2);
  expect(identities<IdentitiesResult>("--at-least", "0.2").suggestions).toEqual([]);
  expectError(workprint("identities", "confirm", later.person, other), /Decision 2 says that .* are two people/);
  expectError(workprint("identities", "reject", other, one), /Decision 2 says so already/);

  // Reading again touches no decision.
  expect(workprint("read", repository).status).toBe(0);
  expect(identities<DecisionLogResult>("log").decisions).toHaveLength(2);

  identities("undo", "1");
  identities("undo", "2");
  expectError(workprint("identities", "undo", "1"), /undone before, by decision 3/);
  expect(people()).toEqual(before);
  expect(identities<IdentitiesResult>("--at-least", "0.2").suggestions).toEqual(suggestions);
});

it("splits what was merged by itself", () => {
  const quill = identities<IdentityOfResult>("of", "Quill");
  expect(quill.identities.map(({ names }) => names[0]!.name).sort()).toEqual(["Quentin Ill", "Quill"]);
  const [first] = quill.identities;
  const { number } = identities<DecisionResult>("split", first!.identity);
  expect(identities<IdentityOfResult>("of", "Quill").identities).toHaveLength(1);
  expectError(workprint("identities", "split", first!.identity), /would change nothing/);
  expectError(workprint("identities", "split", quill.person), /is a person, not one identity/);
  identities("undo", String(number));
  expect(identities<IdentityOfResult>("of", "Quill")).toEqual(quill);
});

it("says what is wrong, where, and how to mend it", () => {
  expectError(workprint("identities", "merge", "a", "b"), /no 'identities merge'/);
  expectError(workprint("identities", "confirm", "a"), /given 1 of 2/);
  expectError(workprint("identities", "confirm", "Nobody", "Bo Marsh"), /Nobody is called 'Nobody'/, 1);
  expectError(workprint("identities", "confirm", "Ada Stone", "Bo Marsh"), /can be 2 people/);
  expectError(workprint("identities", "split", "i0000"), /no identity 'i0000'/);
  expectError(workprint("identities", "undo", "first"), /is not the number of a decision/);
  expectError(workprint("identities", "undo", "99"), /no decision 99/, 1);
  expectError(workprint("identities", "--at-least", "2"), /is not a chance/);
  const [one, other] = sampled();
  expectError(workprint("identities", "reject", one!, other!, "--sample"), /not a workspace of yours/);
});

it("shows a log that is whole, and finds one that was changed", () => {
  const { stdout } = workprint("identities", "log", "--verify");
  expect(stdout).toContain("each as it was written");
  const db = new Database(join(workspace, "decisions.sqlite"));
  db.exec("DROP TRIGGER decisions_stay");
  db.exec("UPDATE decisions SET at = at + 1 WHERE number = 2");
  db.close();
  expectError(workprint("identities", "log", "--verify"), /not as it was written, from entry 2 on/);
  expect(identities<DecisionLogResult>("log").firstBroken).toBe(2);
});
