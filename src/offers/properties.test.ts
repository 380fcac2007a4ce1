import fc from "fast-check";
import { expect, it } from "vitest";

import { bigCompany, companyOf, pathOf, PERSON, phd, stageOf, startUp } from "../../test/offer-paths.ts";
import { withExit, withPrivate, withSalary, withSigning, withStage, withTerm, withWorth } from "./change.ts";
import { comparing } from "./compare.ts";
import type { Grant, Path, Person, Stage } from "./path.ts";
import { simulating } from "./simulate.ts";
import { finish } from "./steps.ts";
import { certaintyEquivalent } from "./utility.ts";
import { steadyVesting } from "./vesting.ts";

const QUICK: Person = { ...PERSON, runs: 1024 };
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const anyGrant: fc.Arbitrary<Grant> = fc.record({
  kind: fc.constantFrom("units" as const, "options" as const, "profit-units" as const),
  share: between(0.0001, 0.05),
  threshold: between(0, 1e8),
  vesting: fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 12 }))
    .map(([years, cliff]) => steadyVesting(years, cliff, "month")),
  kept: fc.boolean(),
});

/** Start-ups of all kinds, in nominal and in real money. */
const anyStartUp: fc.Arbitrary<Path> = fc
  .record({
    salary: between(0, 400_000),
    growth: between(-0.1, 0.2),
    bonus: unit,
    signing: between(0, 100_000),
    moving: between(0, 20_000),
    rate: between(0, 0.6),
    chance: unit,
    median: between(1e6, 1e10),
    spread: between(0, 2),
    years: between(0.5, 15),
    yearsSpread: between(0, 1),
    perRound: between(0, 0.4),
    mostRounds: fc.integer({ min: 0, max: 4 }),
    invested: between(0, 2e8),
    preferred: between(0, 0.7),
    kind: fc.constantFrom("non-participating" as const, "participating" as const, "capped" as const),
    grants: fc.array(anyGrant, { minLength: 1, maxLength: 3 }),
    figures: fc.constantFrom("nominal" as const, "real" as const),
    raise: between(0, 0.1),
    publishing: unit,
  })
  .map((drawn) =>
    pathOf(
      [
        stageOf({
          salary: drawn.salary,
          growth: drawn.growth,
          bonus: drawn.bonus,
          signing: drawn.signing,
          moving: drawn.moving,
          tax: { rate: drawn.rate, equityRate: drawn.rate, label: "" },
          terms: { publishing: drawn.publishing },
          learning: { area: null, raisePerYear: drawn.raise, halfLifeDays: 500 },
          grants: drawn.grants,
          company: companyOf(
            {
              chance: drawn.chance,
              median: drawn.median,
              spread: drawn.spread,
              years: drawn.years,
              yearsSpread: drawn.yearsSpread,
            },
            {
              dilution: { perRound: drawn.perRound, yearsBetween: 2, mostRounds: drawn.mostRounds },
              preferences: [
                {
                  name: "all",
                  invested: drawn.invested,
                  multiple: 1,
                  kind: drawn.kind,
                  cap: 2,
                  share: drawn.preferred,
                  rank: 1,
                },
              ],
            },
          ),
        }),
      ],
      { figures: drawn.figures },
    ),
  );

const certain = (path: Path, person: Person = QUICK): number => {
  const { total } = finish(simulating(path, person));
  return certaintyEquivalent(total, person.wealth, person.riskAversion);
};

const stage =
  (change: (one: Stage, by: number) => Partial<Stage>) =>
  (path: Path, by: number): Path =>
    withStage(path, 0, (one) => ({ ...one, ...change(one, by) }));

const grants = (change: (grant: Exclude<Grant, { kind: "stock" }>, by: number) => Partial<Grant>) =>
  stage((one, by) => ({
    grants: one.grants.map((grant) => (grant.kind === "stock" ? grant : ({ ...grant, ...change(grant, by) } as Grant))),
  }));

const exit =
  (change: (now: { chance: number; median: number }, by: number) => { chance?: number; median?: number }) =>
  (path: Path, by: number): Path => {
    const { company } = path.stages[0]!;
    return company?.kind === "private" ? withExit(path, 0, change(company.exit, by)) : path;
  };

const company =
  (change: (now: { perRound: number; invested: number }, by: number) => { perRound?: number; invested?: number }) =>
  (path: Path, by: number): Path =>
    withPrivate(path, 0, (one) => {
      const { perRound = one.dilution.perRound, invested = one.preferences[0]!.invested } = change(
        { perRound: one.dilution.perRound, invested: one.preferences[0]!.invested },
        by,
      );
      return {
        ...one,
        dilution: { ...one.dilution, perRound },
        preferences: one.preferences.map((preference) => ({ ...preference, invested })),
      };
    });

/** Changes for the better, by a share from 0 to 1. */
const BETTER: Record<string, (path: Path, by: number) => Path> = {
  "more salary": (path, by) => withSalary(path, path.stages[0]!.salary * (1 + by)),
  "more growth": stage((one, by) => ({ growth: one.growth + by / 10 })),
  "more bonus": stage((one, by) => ({ bonus: one.bonus + by })),
  "more at signing": (path, by) => withSigning(path, 1e5 * by),
  "less for moving": stage((one, by) => ({ moving: one.moving * (1 - by) })),
  "less tax": stage(({ tax }, by) => ({
    tax: { ...tax, rate: tax.rate * (1 - by), equityRate: tax.equityRate * (1 - by) },
  })),
  "a larger grant": grants((grant, by) => ({ share: grant.share * (1 + by) })),
  "a lower strike": grants((grant, by) => ({ threshold: grant.threshold * (1 - by) })),
  "what has vested is kept": grants(() => ({ kept: true })),
  "a better chance of an exit": exit(({ chance }, by) => ({ chance: chance + by * (1 - chance) })),
  "larger exits": exit(({ median }, by) => ({ median: median * (1 + 3 * by) })),
  "less dilution": company(({ perRound }, by) => ({ perRound: perRound * (1 - by) })),
  "lower preferences": company(({ invested }, by) => ({ invested: invested * (1 - by) })),
  "less taken off late exits": (path, by) =>
    withPrivate(path, 0, (one) => ({ ...one, liquidityDiscount: one.liquidityDiscount * (1 - by) })),
  "more learned": stage(({ learning }, by) => ({
    learning: learning && { ...learning, raisePerYear: learning.raisePerYear + by / 10 },
  })),
  "what is learned lasts longer": stage(({ learning }, by) => ({
    learning: learning && { ...learning, halfLifeDays: learning.halfLifeDays * (1 + by) },
  })),
  "more of a term": (path, by) => withTerm(path, "publishing", path.stages[0]!.terms["publishing"]! * (1 - by) + by),
};

it.each(Object.entries(BETTER))("is never worth less with %s", (_, better) => {
  const person = withWorth(QUICK, "publishing", 20_000);
  fc.assert(
    fc.property(anyStartUp, unit, fc.constantFrom(1, 2, 4), (path, by, riskAversion) => {
      const before = certain(path, { ...person, riskAversion });
      const after = certain(better(path, by), { ...person, riskAversion });
      expect(after).toBeGreaterThanOrEqual(before - 1e-9 * (Math.abs(before) + person.wealth));
    }),
    { numRuns: 100 },
  );
});

it("is never worth less with listed stock that is worth more, or when a term is worth more", () => {
  fc.assert(
    fc.property(unit, unit, (by, more) => {
      const path = bigCompany({ terms: { publishing: 0.5 } });
      const richer = withStage(path, 0, (one) => ({
        ...one,
        grants: one.grants.map((grant) =>
          grant.kind === "stock"
            ? { ...grant, value: grant.value * (1 + by), refresh: grant.refresh * (1 + more) }
            : grant,
        ),
      }));
      expect(certain(richer)).toBeGreaterThanOrEqual(certain(path));
      const valued = withWorth(QUICK, "publishing", 1e5 * by);
      expect(certain(path, withWorth(QUICK, "publishing", 1e5 * (by + more)))).toBeGreaterThanOrEqual(
        certain(path, valued),
      );
    }),
    { numRuns: 20 },
  );
});

it("is never worth more to somebody who fears risk more", () => {
  fc.assert(
    fc.property(anyStartUp, (path) => {
      const at = [1, 2, 3, 4].map((riskAversion) => certain(path, { ...QUICK, riskAversion }));
      for (let index = 1; index < at.length; index++)
        expect(at[index]!).toBeLessThanOrEqual(at[index - 1]! + 1e-6 * (Math.abs(at[index - 1]!) + QUICK.wealth));
    }),
    { numRuns: 100 },
  );
});

it("compares the same in any order, and no path changes another's figures", () => {
  const paths = [startUp(), bigCompany(), phd()];
  const figures = (given: readonly Path[]): unknown =>
    finish(comparing(given, QUICK, "big-company")).paths.map(({ valued, beats, against }) => ({
      name: valued.path.name,
      certain: valued.certain,
      beats: beats.get("big-company"),
      breakEven: against?.breakEven,
      bars: against?.bars.map(({ assumption, atLow, atHigh }) => [assumption.id, assumption.of, atLow, atHigh]),
    }));
  const all = figures(paths);
  expect(figures([paths[2]!, paths[0]!, paths[1]!])).toEqual(all);
  expect(figures(paths.slice(0, 2))).toEqual((all as { name: string }[]).filter(({ name }) => name !== "phd"));
});

it("finds a path to be worth as much as itself", () => {
  const twin = { ...startUp(), name: "twin" };
  const { paths } = finish(comparing([startUp(), twin], QUICK));
  expect(paths[0]!.valued.certain).toBe(paths[1]!.valued.certain);
  expect(paths[1]!.beats.get(paths[0]!.valued.path.name)).toBe(0.5);
});
