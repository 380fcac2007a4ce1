import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { beforeAll, expect, it } from "vitest";

import { DATA } from "../src/config/yaml-file.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { people } from "../src/operations/people.ts";
import { roles } from "../src/operations/roles.ts";
import { standings } from "../src/operations/standings.ts";
import { inOrder, shortlist } from "../src/ranking/shortlist.ts";
import { reasons } from "../src/reports/reasons.ts";
import { decodeStandings } from "../web/src/ranking/decode.ts";
import { roleOf, searchOf } from "../web/src/role/search.ts";

const sample = Workspace.at(`${DATA}sample`);

beforeAll(() => {
  process.env["XDG_CACHE_HOME"] = mkdtempSync(join(tmpdir(), "workprint-test-"));
});

it.each(roles().roles)("ranks for $role elsewhere as the shortlist does here", async (role) => {
  const listed = await people(sample, { role: role.role, limit: 1000 });
  const answer = await standings(sample, { areas: role.areas });
  const decoded = decodeStandings(JSON.parse(JSON.stringify(answer)) as typeof answer);
  const list = shortlist(decoded.standings, role.criteria, decoded, 1000);
  const byNumber = new Map(answer.people.map((person) => [person.number, person]));
  expect(
    list.candidates.map(({ person, rank, group }) => ({ person: byNumber.get(person)!.person, rank, group })),
  ).toEqual(listed.people.map(({ person, rank, group }) => ({ person, rank, group })));
  expect(inOrder(decoded.standings, role.criteria).map(({ standing }) => standing.person)).toEqual(list.order);
  for (const { person, facts, criteria } of listed.people) {
    const { signals } = answer.people.find((one) => one.person === person)!;
    const known = role.criteria.flatMap(({ signal, weight }) =>
      signals[signal] ? [{ signal, weight, measures: signals[signal].measures }] : [],
    );
    expect(reasons(known)).toEqual(facts);
    for (const { criterion, percentile, estimate } of criteria) {
      expect(signals[criterion]?.percentile ?? null).toBe(percentile);
      if (percentile !== null) expect(signals[criterion]!.value?.estimate ?? null).toBe(estimate);
    }
  }
});

it("finds in a link the role that was put there", () => {
  const { roles: templates, areas } = roles();
  const ids = areas.map(({ area }) => area);
  for (const template of templates) {
    expect(roleOf(searchOf(template, templates), templates, ids)).toEqual(template);
    const changed = {
      ...template,
      title: "Another",
      areas: [],
      criteria: [{ signal: "reach" as const, weight: 7 }],
      horizonMonths: 6,
    };
    expect(roleOf(searchOf(changed, templates), templates, ids)).toEqual(changed);
  }
  const odd = { role: "nobody", areas: "../../etc,kernels", weights: "drive:-1,depth:1e9,reach:x", horizon: "-3" };
  expect(roleOf(odd, templates, ids)).toEqual({
    ...roleOf({ role: "nobody" }, templates, ids),
    areas: ["kernels"],
  });
});
