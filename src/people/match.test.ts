import fc from "fast-check";
import { expect, it } from "vitest";

import { NO_DECISIONS } from "../model/decisions.ts";
import type { Identity } from "../model/evidence.ts";
import { assemblePeople } from "./assemble.ts";
import type { MatchFacts } from "./match.ts";
import { type Suggestion, suggestPairs } from "./suggest.ts";

const SOURCES = ["one", "two"];
const CROWD = ["Bo Marsh", "Cy Wood", "Di Hill", "Ed Lake", "Flo Moor", "Gus Fell", "Hal Dale", "Ida Ford"];

function identity(given: Partial<Identity>): Identity {
  const base = {
    source: 0,
    name: "Ada",
    shared: false,
    login: null,
    account: null,
    kind: "human",
    commits: 1,
  } as const;
  return { ...base, address: given.name ?? null, ...given };
}

/** Others, so that a name is as rare as it is in a real workspace. */
const crowd = Array.from({ length: 400 }, (_, i) =>
  identity({
    name: `${CROWD[i % 8]!.split(" ")[0]}${"abcdefghij"[i % 10]} ${CROWD[(i * 3) % 8]!.split(" ")[1]}${i}`,
    address: `crowd ${i}`,
  }),
);

/** Suggestions among the given identities, which come before the crowd. */
function suggest(given: Identity[], facts: Partial<MatchFacts> = {}): Suggestion[] {
  const identities = [...given, ...crowd];
  const people = assemblePeople(identities, SOURCES, facts.decisions);
  return suggestPairs(people, identities, { coAuthors: [], ...facts }).filter(({ other }) => other < given.length);
}

const probability = (given: Identity[], facts?: Partial<MatchFacts>): number =>
  suggest(given, facts)[0]?.probability ?? 0;
const hashed = (login: string): string => `hash of ${login}`;

it("suggests the same full name under two addresses, in any order of its words, with the reason", () => {
  const [found] = suggest([
    identity({ name: "Ada Stone", address: "a" }),
    identity({ name: "Stone, Ada", address: "b" }),
  ]);
  expect(found!.probability).toBeGreaterThan(0.9);
  expect(found!.reasons).toContain("the same full name");
});

it("finds a name in a nickname and in a GitHub login", () => {
  const ada = identity({ name: "Ada Stone", address: "a" });
  expect(probability([ada, identity({ name: "adastone99", address: "b" })])).toBeGreaterThan(0.5);
  const login = identity({ name: "xx", address: "b", login: hashed("ada-stone") });
  expect(probability([ada, login])).toBe(0);
  expect(probability([ada, login], { loginHash: hashed })).toBeGreaterThan(0.5);
  expect(
    probability([identity({ name: "stonecutter", address: "a" }), { ...login, login: hashed("stonecutter") }], {
      loginHash: hashed,
    }),
  ).toBeGreaterThan(0.5);
});

it("says less of a name that many have than of a rare one", () => {
  const many = Array.from({ length: 30 }, (_, i) => identity({ name: `Bo${i} Quill`, address: `q${i}` }));
  const chance = (full: string, nickname: string): number =>
    probability([identity({ name: full, address: "a" }), identity({ name: nickname, address: "b" }), ...many]);
  const [common, rare] = [chance("Ada Quill", "aquill"), chance("Ada Zephyr", "azephyr")];
  expect(common).toBeGreaterThan(0);
  expect(common).toBeLessThan(rare);
});

it("gives no more than even odds across repositories to people with one given name, and none to names of machines", () => {
  const [one, other] = [identity({ name: "Ada", address: "a" }), identity({ name: "Ada", address: "b", source: 1 })];
  expect(probability([one, other])).toBeLessThan(0.6);
  const ubuntu = [identity({ name: "ubuntu", address: "a" }), identity({ name: "Ubuntu", address: "b" })];
  expect(suggest(ubuntu)).toEqual([]);
});

it("does not suggest strangers with a word in common", () => {
  expect(
    suggest([identity({ name: "Ada Stone", address: "a" }), identity({ name: "Ada Reed", address: "b" })]),
  ).toEqual([]);
});

it("never suggests a program, two GitHub accounts, or whom a person rejected", () => {
  const ada = identity({ name: "Ada Stone", address: "a", account: "1", login: "x" });
  const twin = identity({ name: "Ada Stone", address: "b" });
  expect(probability([ada, twin])).toBeGreaterThan(0.9);
  expect(suggest([ada, { ...twin, kind: "bot" }])).toEqual([]);
  expect(
    suggest([
      { ...ada, kind: "agent" },
      { ...twin, kind: "bot" },
    ]),
  ).toEqual([]);
  expect(suggest([ada, { ...twin, account: "2", login: "y" }])).toEqual([]);
  const [one, other] = assemblePeople([ada, twin], SOURCES).ids;
  expect(suggest([ada, twin], { decisions: { ...NO_DECISIONS, rejected: [[other!, one!]] } })).toEqual([]);
});

it("takes authors of one commit for two people where their full names differ, but not where they are the same", () => {
  const coAuthors = [[0, 1]] as const;
  const ada = identity({ name: "Ada Stone", address: "a" });
  // As a squash merge writes who committed under two addresses.
  expect(probability([ada, identity({ name: "Ada Stone", address: "b" })], { coAuthors })).toBeGreaterThan(0.9);
  const other = [identity({ name: "astone", address: "c" }), identity({ name: "Alan Stone", address: "c" })];
  expect(suggest([ada, ...other], { coAuthors: [[0, 2]] })).toEqual([]);
});

it("gives the same suggestions in whatever order identities come", () => {
  const some = fc.array(
    fc.record({
      source: fc.nat({ max: 1 }),
      name: fc.constantFrom("Ada Stone", "ada stone", "astone", "Ada", "Bo Reed", "breed", "reed-bo"),
      address: fc.constantFrom("a", "b", "c", "d", "e"),
      shared: fc.constant(false),
      login: fc.constantFrom("hash of astone", "hash of bo-reed", null),
      account: fc.constantFrom("1", "2", null),
      kind: fc.constantFrom("human" as const, "bot" as const),
      commits: fc.nat({ max: 5 }),
    }),
    { maxLength: 12 },
  );
  const shown = (identities: Identity[]): string[] => {
    const people = assemblePeople(identities, SOURCES);
    return suggestPairs(people, identities, { coAuthors: [], loginHash: hashed })
      .map(({ one, other, probability, reasons }) =>
        JSON.stringify([[people.people[one]!.id, people.people[other]!.id].sort(), probability.toFixed(9), reasons]),
      )
      .sort();
  };
  fc.assert(
    fc.property(some, (identities) => {
      expect(shown(identities.toReversed())).toEqual(shown(identities));
    }),
  );
});
