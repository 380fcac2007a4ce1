import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generator } from "../statistics/bootstrap.ts";
import { survival, survivalAt, type Spells } from "./survival.ts";

interface Row {
  days: number;
  ended: boolean;
  lines: number;
  groups: readonly number[];
}

function spells(rows: readonly Row[]): Spells {
  return {
    days: Float64Array.from(rows, (row) => row.days),
    ended: Uint8Array.from(rows, (row) => (row.ended ? 1 : 0)),
    lines: Float64Array.from(rows, (row) => row.lines),
    clusters: (rows[0]?.groups ?? []).map((_, i) => Int32Array.from(rows, (row) => row.groups[i]!)),
  };
}

const row = (days: number, ended: boolean, lines = 1, ...groups: number[]): Row => ({ days, ended, lines, groups });

/** The formula of the infinitesimal jackknife as it is written, one row at a time. */
function directVariance(rows: readonly Row[], day: number, groupOf: (row: Row, index: number) => number): number {
  const sum = (which: (row: Row) => boolean) => rows.reduce((total, row) => total + (which(row) ? row.lines : 0), 0);
  const atRisk = (at: number) => sum((row) => row.days >= at);
  const ends = (at: number) => sum((row) => row.ended && row.days === at);
  const days = [...new Set(rows.filter((row) => row.ended).map((row) => row.days))];
  const influence = new Map<number, number>();
  for (const [index, row] of rows.entries()) {
    const own = row.ended && row.days <= day ? 1 / (atRisk(row.days) - ends(row.days)) : 0;
    const pull = days
      .filter((at) => at <= Math.min(day, row.days))
      .reduce((total, at) => total + ends(at) / (atRisk(at) * (atRisk(at) - ends(at))), 0);
    const group = groupOf(row, index);
    influence.set(group, (influence.get(group) ?? 0) + row.lines * (own - pull));
  }
  return [...influence.values()].reduce((total, value) => total + value * value, 0);
}

describe("remission under 6-MP (Freireich et al. 1963, Gehan 1965)", () => {
  const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const trial = spells([...events.map((day) => row(day, true)), ...censored.map((day) => row(day, false))]);

  test.each([
    [0, 1],
    [5, 1],
    [6, 0.857],
    [7, 0.807],
    [10, 0.753],
    [13, 0.69],
    [16, 0.627],
    [22, 0.538],
    [23, 0.448],
    [35, 0.448],
  ])("on day %i the share is %f", (day, share) => {
    expect(survivalAt(trial, day).share).toBeCloseTo(share, 3);
  });

  test("the variance is Greenwood's when each row is one line of its own", () => {
    let greenwood = 0;
    for (let day = 0; day <= 35; day++) {
      const ends = events.filter((at) => at === day).length;
      const atRisk = [...events, ...censored].filter((at) => at >= day).length;
      if (ends > 0) greenwood += ends / (atRisk * (atRisk - ends));
      expect(Math.abs(survivalAt(trial, day).variance - greenwood)).toBeLessThan(1e-9);
    }
    const { share, variance } = survivalAt(trial, 10);
    expect(share * Math.sqrt(variance)).toBeCloseTo(0.0963, 4);
  });

  // SciPy 1.17.1: scipy.stats.ecdf(...).sf.confidence_interval(method="log-log").
  test.each([
    [6, 0.61972, 0.95155],
    [13, 0.43161, 0.84907],
    [23, 0.18805, 0.68014],
  ])("on day %i the log-log limits are those of another implementation", (day, low, high) => {
    const point = survivalAt(trial, day);
    expect(point.low).toBeCloseTo(low, 4);
    expect(point.high).toBeCloseTo(high, 4);
  });

  test("the median is 23 days, from 13 on and with no upper limit", () => {
    const result = survival(trial, { leastClusters: 1 });
    expect(result).toMatchObject({ estimate: 23, low: 13, high: null, reached: true, followedDays: 35, lines: 21 });
    expect(result.censoredShare).toBeCloseTo(12 / 21, 12);
    expect(result.curve).toHaveLength(36);
  });

  test("nothing is said of days on which too few are followed", () => {
    // Ten of the patients were followed for 17 days or longer.
    expect(survival(trial)).toMatchObject({ estimate: null, low: 13, high: null, reached: false, followedDays: 17 });
    expect(survival(trial).curve.at(-1)).toMatchObject({ days: 17 });
  });
});

describe("weights and clusters", () => {
  const random = generator(7);
  const lives = Array.from({ length: 30 }, (_, file) => ({ file, days: 1 + Math.floor(random() * 300) }));

  test("a row of three lines is three rows of one line in one cluster", () => {
    const whole = spells(lives.map(({ file, days }) => row(days, file % 4 > 0, 3, file)));
    const parts = spells(lives.flatMap(({ file, days }) => [1, 2, 3].map(() => row(days, file % 4 > 0, 1, file))));
    expectSame(survival(whole), survival(parts));
    expectSame(survival(whole), survival({ ...whole, clusters: [] }));
  });

  test("lines of a file that live alike widen the interval, and the widest clustering counts", () => {
    const rows = lives.flatMap(({ file, days }) =>
      Array.from({ length: 20 }, (_, i) => ({ file, days, own: file * 20 + i })),
    );
    const apart = survival(spells(rows.map(({ days, own }) => row(days, true, 1, own))));
    const together = survival(spells(rows.map(({ days, file }) => row(days, true, 1, file))));
    const both = survival(spells(rows.map(({ days, own, file }) => row(days, true, 1, own, file))));
    expect(together.estimate).toBe(apart.estimate);
    expect(together.low).toBeLessThan(apart.low!);
    expect(together.high).toBeGreaterThan(apart.high!);
    // Twenty lines that are alike say what one line says.
    const variance = (own: boolean) =>
      survivalAt(spells(rows.map((r) => row(r.days, true, 1, own ? r.own : r.file))), 150).variance;
    expect(variance(false) / variance(true)).toBeCloseTo(20, 6);
    expect([both.low, both.high]).toEqual([together.low, together.high]);
  });
});

describe("edges", () => {
  const many = Array.from({ length: 20 }, (_, i) => i);

  test("a median that is not reached is longer than the time followed", () => {
    const none = survival(spells(many.map((i) => row(100 + i, false))));
    expect(none).toMatchObject({
      estimate: null,
      low: 110,
      high: null,
      reached: false,
      followedDays: 110,
      censoredShare: 1,
    });
    const few = survival(spells(many.map((i) => row(i < 2 ? 10 : 1000, i < 2))));
    expect(few).toMatchObject({ estimate: null, low: 1000, high: null, reached: false, followedDays: 1000 });
    expect(few.curve).toHaveLength(60);
    expect(few.curve[0]).toEqual({ days: 0, share: 1, low: 1, high: 1 });
    expect(few.curve.at(-1)!.share).toBeCloseTo(0.9, 12);
  });

  test("with too few clusters nothing is said", () => {
    const nothing = { estimate: null, low: null, high: null, reached: false, followedDays: 0, curve: [] };
    expect(survival(spells(many.map((i) => row(i, true, 1, i % 9))))).toMatchObject({ ...nothing, lines: 20 });
    expect(survival(spells([]))).toEqual({ ...nothing, lines: 0, censoredShare: 0 });
    expect(survival(spells(many.map((i) => row(i, true, i < 9 ? 1 : 0))))).toMatchObject(nothing);
  });

  test("when all end on one day the share is 0 and no figure is infinite", () => {
    const point = survivalAt(spells(many.map(() => row(5, true))), 5);
    expect(point).toEqual({ days: 5, share: 0, low: 0, high: 1, variance: 0 });
    const result = survival(spells(many.map((i) => row(i < 8 ? 3 : 5, true))));
    expect(result).toMatchObject({ estimate: 5, low: 3, high: null, followedDays: 5 });
    expect(survivalAt(spells(many.map((i) => row(i < 8 ? 3 : 5, true))), 99)).toMatchObject({ share: 0, low: 0 });
  });

  test("days are rounded up, and an end is on day 1 or later", () => {
    const early = survival(spells(many.map((i) => row(i < 12 ? 0 : 4.2, true))));
    expect(early).toMatchObject({ estimate: 1, followedDays: 1 });
    expect(survival(spells(many.map(() => row(0, false))))).toMatchObject({ low: 0, followedDays: 0 });
  });
});

describe("properties", () => {
  const anyRow = fc.record({
    days: fc.integer({ min: 1, max: 40 }),
    ended: fc.boolean(),
    lines: fc.integer({ min: 1, max: 50 }),
    groups: fc.tuple(fc.nat(14), fc.nat(30)),
  });
  const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 80 });
  const settings = { leastClusters: 3 };

  test("the share never rises, and lies between its limits, between 0 and 1", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { curve, estimate, low, high } = survival(spells(rows), settings);
        let before = 1;
        for (const point of curve) {
          expect(point.share).toBeLessThanOrEqual(before);
          expect(point.low).toBeGreaterThanOrEqual(0);
          expect(point.low).toBeLessThanOrEqual(point.share);
          expect(point.share).toBeLessThanOrEqual(point.high);
          expect(point.high).toBeLessThanOrEqual(1);
          before = point.share;
        }
        if (estimate !== null) expect(low).toBeLessThanOrEqual(estimate);
        if (high !== null) expect(high).toBeGreaterThanOrEqual(estimate!);
      }),
    );
  });

  test("the variance is that of the formula, for the clustering in which it is largest", () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 40 }), (rows, day) => {
        const { share, variance } = survivalAt(spells(rows), day);
        if (share === 0) return;
        const largest = Math.max(...[0, 1].map((i) => directVariance(rows, day, ({ groups }) => groups[i]!)));
        expect(Math.abs(variance - largest)).toBeLessThan(1e-9 * (1 + largest));
        const alone = survivalAt({ ...spells(rows), clusters: [] }, day).variance;
        expect(alone).toBeCloseTo(
          directVariance(rows, day, (_, index) => index),
          9,
        );
      }),
    );
  });

  test("the order of rows changes nothing", () => {
    const shuffled = anyRows.chain((rows) =>
      fc.shuffledSubarray(rows, { minLength: rows.length }).map((other) => ({ rows, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ rows, other }) =>
        expectSame(survival(spells(other), settings), survival(spells(rows), settings)),
      ),
    );
  });

  test("a multiple of all lines changes neither estimate nor interval", () => {
    fc.assert(
      fc.property(anyRows, fc.double({ min: 0.01, max: 1000, noNaN: true }), (rows, times) => {
        const more = survival(spells(rows.map((row) => ({ ...row, lines: row.lines * times }))), settings);
        const once = survival(spells(rows), settings);
        expectSame({ ...more, lines: once.lines }, once);
      }),
    );
  });
});

test("the interval covers the true median of clustered lines, and not without the clusters", () => {
  const random = generator(20_260_101);
  const mean = 1000;
  const median = Math.ceil(mean * Math.log(2));
  const repeats = 200;
  let covered = 0;
  let coveredApart = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const rows = Array.from({ length: 60 }, (_, cluster) => {
      const life = -mean * Math.log(1 - random());
      const followed = random() * 5 * mean;
      return Array.from({ length: 20 }, () => row(Math.min(life, followed), life <= followed, 1, cluster));
    }).flat();
    const covers = ({ low, high }: { low: number | null; high: number | null }) =>
      low !== null && low <= median && median <= (high ?? Infinity);
    if (covers(survival(spells(rows)))) covered++;
    if (covers(survival({ ...spells(rows), clusters: [] }))) coveredApart++;
  }
  expect(covered / repeats).toBeGreaterThanOrEqual(0.88);
  expect(coveredApart / repeats).toBeLessThan(0.7);
});

function expectSame(one: ReturnType<typeof survival>, other: ReturnType<typeof survival>): void {
  const { curve, censoredShare, ...figures } = one;
  const { curve: otherCurve, censoredShare: otherCensored, ...otherFigures } = other;
  expect(figures).toEqual(otherFigures);
  expect(censoredShare).toBeCloseTo(otherCensored, 9);
  expect(curve.map(({ days }) => days)).toEqual(otherCurve.map(({ days }) => days));
  for (const [i, { share, low, high }] of curve.entries()) {
    expect(share).toBeCloseTo(otherCurve[i]!.share, 9);
    expect(low).toBeCloseTo(otherCurve[i]!.low, 6);
    expect(high).toBeCloseTo(otherCurve[i]!.high, 6);
  }
}
