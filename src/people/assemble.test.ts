import fc from "fast-check";
import { expect, it } from "vitest";

import type { Identity } from "../model/evidence.ts";
import { assemblePeople } from "./assemble.ts";

const SOURCES = ["one", "two"];

function identity(given: Partial<Identity>): Identity {
  return {
    source: 0,
    name: "Ada",
    address: "a",
    shared: false,
    login: null,
    account: null,
    kind: "human",
    commits: 1,
    ...given,
  };
}

/** The groups that identities were put into, as lists of their places. */
function groups(identities: Identity[]): number[][] {
  const { people, of } = assemblePeople(identities, SOURCES);
  return people.map((_, person) => [...of].flatMap((who, index) => (who === person ? [index] : [])));
}

it("merges the same address under any name, and nothing else", () => {
  expect(groups([identity({ name: "Ada" }), identity({ name: "Ada Stone" }), identity({ address: "b" })])).toEqual([
    [0, 1],
    [2],
  ]);
});

it("does not merge people who share an address such as root@localhost, unless the name is the same", () => {
  const root = { address: "root", shared: true };
  expect(
    groups([identity({ ...root, name: "Ada" }), identity({ ...root, name: "Bo" }), identity({ ...root, name: "Ada" })]),
  ).toEqual([[0, 2], [1]]);
});

it("keeps strangers apart who commit as root in different repositories, and a bot apart from whose address it uses", () => {
  const root = { address: "root", shared: true, name: "root" };
  expect(groups([identity({ ...root, source: 0 }), identity({ ...root, source: 1 })])).toEqual([[0], [1]]);
  expect(groups([identity({ name: "release-bot", kind: "bot" }), identity({ name: "Ada" })])).toEqual([[0], [1]]);
});

it("merges the noreply addresses of one GitHub account, old and new", () => {
  const old = identity({ address: "ada@noreply", login: "ada" });
  const now = identity({ address: "7+ada@noreply", login: "ada", account: "7" });
  const renamed = identity({ address: "7+ada2@noreply", login: "ada2", account: "7" });
  expect(groups([old, now, renamed])).toEqual([[0, 1, 2]]);
});

it("keeps a login apart that two accounts have had", () => {
  const first = identity({ address: "7+ada@noreply", login: "ada", account: "7" });
  const second = identity({ address: "9+ada@noreply", login: "ada", account: "9" });
  const old = identity({ address: "ada@noreply", login: "ada" });
  expect(groups([first, second, old])).toEqual([[0], [1], [2]]);
});

it("goes by the name with most commits", () => {
  const { people } = assemblePeople(
    [identity({ name: "ada", commits: 2 }), identity({ name: "Ada Stone", commits: 9 })],
    SOURCES,
  );
  expect(people[0]).toMatchObject({ name: "Ada Stone", names: ["Ada Stone", "ada"], kind: "human" });
});

it("gives the same groups and ids in whatever order identities come", () => {
  const some = fc.array(
    fc.record({
      source: fc.nat({ max: 1 }),
      name: fc.constantFrom("Ada", "Bo"),
      address: fc.constantFrom("a", "b", "c", null),
      shared: fc.boolean(),
      login: fc.constantFrom("x", "y", null),
      account: fc.constantFrom("1", "2", null),
      kind: fc.constant("human" as const),
      commits: fc.nat({ max: 5 }),
    }),
    { maxLength: 12 },
  );
  const ids = (identities: Identity[]): string[] => {
    const { people, of } = assemblePeople(identities, SOURCES);
    return identities.map((one, index) => `${JSON.stringify(one)} ${people[of[index]!]!.id}`).sort();
  };
  fc.assert(
    fc.property(some, (identities) => {
      expect(ids(identities.toReversed())).toEqual(ids(identities));
    }),
  );
});
