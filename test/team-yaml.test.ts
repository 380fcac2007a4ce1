import fc from "fast-check";
import { expect, test } from "vitest";

import { parseYaml } from "../src/config/yaml-file.ts";
import { Team } from "../src/model/team.ts";
import { teamYaml } from "../src/reports/team-yaml.ts";

const text = fc
  .string({ minLength: 1, maxLength: 40, unit: "binary" })
  .filter((one) => !/\p{Surrogate}/u.test(one) && one.trim() === one && one !== "");
const texts = fc.array(text, { maxLength: 4 });
const some = fc.array(text, { minLength: 1, maxLength: 4 });

const team = fc.record(
  {
    title: text,
    members: fc.oneof(fc.constant("everyone" as const), some),
    notSeen: texts,
    repositories: some,
    private: texts,
    public: fc.oneof(fc.constant("all" as const), texts),
    needs: texts,
    peers: fc.array(fc.oneof(fc.record({ source: text }), fc.record({ title: text, members: some })), { maxLength: 3 }),
  },
  { requiredKeys: ["title", "members", "notSeen", "repositories", "private", "public", "needs"] },
);

test("a file that was written is read as the same team, whatever its texts are", () => {
  fc.assert(
    fc.property(team, text, (given, name) => {
      const first = given.members === "everyone" ? given.title : given.members[0]!;
      expect(parseYaml(teamYaml(given, new Map([[first, name]])), "team", Team)).toEqual(given);
    }),
  );
});

test("how far back everyone looks is kept, and names stand beside ids", () => {
  const everyone = Team.parse({ title: "T", members: "everyone", activeDays: 90, leastWeeks: 2, repositories: ["r"] });
  expect(parseYaml(teamYaml(everyone), "team", Team)).toEqual(everyone);
  const listed = Team.parse({ title: "T", members: ["p1"], repositories: ["r"] });
  expect(teamYaml(listed, new Map([["p1", "Ada\nStone"]]))).toBe(
    'title: "T"\nmembers:\n  - "p1" # Ada Stone\nrepositories:\n  - "r"\n',
  );
});
