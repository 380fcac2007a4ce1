import fc from "fast-check";
import { expect, it } from "vitest";

import { type Decision, type Decisions, inForce, NO_DECISIONS } from "../model/decisions.ts";
import type { Identity } from "../model/evidence.ts";
import { assemblePeople } from "./assemble.ts";
import { goesBy, identityId, keyOfName } from "./keys.ts";

const SOURCES = ["one", "two"];

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
  return { address: "a", ...base, ...given };
}

/** The groups that identities were put into, as lists of their places. */
function groups(identities: Identity[], decisions: Partial<Decisions>): number[][] {
  const { people, of } = assemblePeople(identities, SOURCES, { ...NO_DECISIONS, ...decisions });
  return people.map((_, person) => [...of].flatMap((who, index) => (who === person ? [index] : [])));
}

const ada = identity({ address: "a" });
const twin = identity({ address: "b" });
const [A, B] = assemblePeople([ada, twin], SOURCES).ids as [string, string];

it("puts together who was confirmed, and the person goes by the ids from before too", () => {
  const before = assemblePeople([ada, twin], SOURCES).people;
  const { people } = assemblePeople([ada, twin], SOURCES, { ...NO_DECISIONS, confirmed: [[A, B]] });
  expect(people).toHaveLength(1);
  for (const { id } of before) expect(goesBy(people[0]!.identities, id)).toBe(true);
});

it("puts nobody together whom a person rejected, not by an account either", () => {
  const accounts = [
    identity({ address: "a", account: "7", login: "x" }),
    identity({ address: "b", account: "7", login: "x" }),
    identity({ address: "c", account: "7", login: "x" }),
  ];
  expect(groups(accounts, {})).toEqual([[0, 1, 2]]);
  // To whom the third belongs is not known then.
  expect(groups(accounts, { rejected: [[B, A]] })).toEqual([[0], [1], [2]]);
  expect(groups([ada, twin], { rejected: [[A, B]], confirmed: [[A, B]] })).toEqual([[0], [1]]);
});

it("splits an address off an account, and a name off an address", () => {
  const accounts = [identity({ account: "7", login: "x" }), identity({ address: "b", account: "7", login: "x" })];
  expect(groups(accounts, { split: [B] })).toEqual([[0], [1]]);
  const names = [identity({ name: "Ada" }), identity({ name: "Bo" }), identity({ name: "Bo", source: 1 })];
  const bo = identityId(keyOfName(names[1]!, "one"));
  expect(groups(names, { split: [bo] })).toEqual([[0], [1, 2]]);
  expect(groups([...names, twin], { split: [bo], confirmed: [[bo, B]] })).toEqual([[0], [1, 2, 3]]);
});

it("knows identities by the same id whatever else was read", () => {
  const root = identity({ address: "root", shared: true, source: 0 });
  expect(assemblePeople([root], ["two"]).ids).toEqual(assemblePeople([{ ...root, source: 1 }], ["one", "two"]).ids);
});

const identities = fc.array(
  fc.record({
    source: fc.nat({ max: 1 }),
    name: fc.constantFrom("Ada", "Bo"),
    address: fc.constantFrom("a", "b", "c", "d"),
    shared: fc.boolean(),
    login: fc.constantFrom("x", "y", null),
    account: fc.constantFrom("1", "2", null),
    kind: fc.constant("human" as const),
    commits: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 10 },
);
const picks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });

/** Decisions about some of these identities. */
function decide(
  all: Identity[],
  confirmed: [number, number][],
  rejected: [number, number][],
  split: number[],
): Decisions {
  const { ids } = assemblePeople(all, SOURCES);
  const pick = (place: number): string => ids[place % ids.length]!;
  return {
    confirmed: confirmed.map(([one, other]) => [pick(one), pick(other)]),
    rejected: rejected.map(([one, other]) => [pick(one), pick(other)]),
    split: split.map(pick),
  };
}

it("keeps apart whom a person rejected, and does not care in which order identities come", () => {
  const ids = (all: Identity[], decisions: Decisions): string[] => {
    const { people, of } = assemblePeople(all, SOURCES, decisions);
    return all.map((one, index) => `${JSON.stringify(one)} ${people[of[index]!]!.id}`).sort();
  };
  fc.assert(
    fc.property(identities, picks, picks, fc.array(fc.nat(), { maxLength: 2 }), (all, confirmed, rejected, split) => {
      const decisions = decide(all, confirmed, rejected, split);
      expect(ids(all.toReversed(), decisions)).toEqual(ids(all, decisions));
      const { people } = assemblePeople(all, SOURCES, decisions);
      for (const [one, other] of decisions.rejected)
        if (one !== other)
          expect(people.some((person) => person.identities.includes(one) && person.identities.includes(other))).toBe(
            false,
          );
    }),
  );
});

it("is as it was before when a decision is undone, and when it is about identities that did not appear", () => {
  fc.assert(
    fc.property(identities, picks, picks, fc.array(fc.nat(), { maxLength: 2 }), (all, confirmed, rejected, split) => {
      const before = decide(all, confirmed, rejected, split);
      const log: Decision[] = [
        ...before.confirmed.map(([identity, other]) => ({ kind: "confirm" as const, identity, other })),
        ...before.rejected.map(([identity, other]) => ({ kind: "reject" as const, identity, other })),
        ...before.split.map((identity) => ({ kind: "split" as const, identity, other: null })),
      ].map((entry, place) => ({
        ...entry,
        number: place + 1,
        at: 0,
        undoes: null,
        said: null,
        salt: null,
        text: null,
        hash: "",
      }));
      const number = log.length + 1;
      const ids = assemblePeople(all, SOURCES).ids;
      const more: Decision = {
        number,
        at: 0,
        kind: "confirm",
        identity: ids[0]!,
        other: ids.at(-1)!,
        undoes: null,
        said: null,
        salt: null,
        text: null,
        hash: "",
      };
      const undone: Decision = {
        number: number + 1,
        at: 0,
        kind: "undo",
        identity: null,
        other: null,
        undoes: number,
        said: null,
        salt: null,
        text: null,
        hash: "",
      };
      const state = assemblePeople(all, SOURCES, before);
      expect(assemblePeople(all, SOURCES, inForce([...log, more, undone]))).toEqual(state);
      const strangers: Decisions = {
        confirmed: [...before.confirmed, [ids[0]!, "i-later"], ["i-later", "i-later-too"]],
        rejected: [...before.rejected, ["i-later", ids[0]!]],
        split: [...before.split, "i-later"],
      };
      expect(assemblePeople(all, SOURCES, strangers)).toEqual(state);
    }),
  );
});
