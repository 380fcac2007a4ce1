import fc from "fast-check";
import { expect, test } from "vitest";

import type { Team } from "../../../../src/model/team.ts";
import { linkOfTeam, missingOf, teamOfLink } from "./link.ts";

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom("-", ",", "%", "%2C", "|", "a|b,c%7C"),
);
const texts = fc.array(text, { maxLength: 3 });
const some = fc.array(text, { minLength: 1, maxLength: 3 });
const team: fc.Arbitrary<Team> = fc.record(
  {
    title: text,
    members: fc.oneof(fc.constant("everyone" as const), texts),
    notSeen: texts,
    repositories: texts,
    private: texts,
    public: fc.oneof(fc.constant("all" as const), texts),
    needs: texts,
    peers: fc.array(fc.oneof(fc.record({ source: text }), fc.record({ title: text, members: some })), { maxLength: 3 }),
  },
  { requiredKeys: ["title", "members", "notSeen", "repositories", "private", "public", "needs"] },
);

test("a link restores the team, whatever its texts are", () => {
  fc.assert(
    fc.property(team, (given) => {
      expect(teamOfLink(linkOfTeam(given))).toEqual(given);
    }),
  );
});

test("how far back everyone looks is kept, and what can’t be is left out", () => {
  const given = teamOfLink({ of: "a/b", days: "90", weeks: "2" });
  expect(given).toMatchObject({ members: "everyone", activeDays: 90, leastWeeks: 2, title: "Everyone active in a/b" });
  expect(teamOfLink(linkOfTeam(given))).toEqual(given);
  expect(teamOfLink({ of: "a/b", days: "banana", weeks: "0" })).not.toHaveProperty("activeDays");
});

test("says what is still to be chosen", () => {
  expect(missingOf(teamOfLink({}))).toMatch(/repository/);
  expect(missingOf(teamOfLink({ members: "-", repos: "a" }))).toMatch(/member/);
  expect(missingOf(teamOfLink({ of: "a" }))).toBeUndefined();
});
