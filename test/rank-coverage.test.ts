import { expect, it } from "vitest";

import { type RankSet, rankSet } from "../src/ranking/rank-sets.ts";
import { shortlist } from "../src/ranking/shortlist.ts";
import { standingsOf } from "../src/ranking/standings.ts";
import { measureCohorts, placeInCohort } from "../src/signals/cohort.ts";
import type { Estimated } from "../src/signals/estimate.ts";
import { DEFAULT_SETTINGS } from "../src/model/signal.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import { drawWeeks, weeklyHistory } from "./weekly-history.ts";

const RUNS = 500;
const REPLICATES = DEFAULT_SETTINGS.replicates;

/** How often sets hold the true places, and how much of the list they name; people of one truth share their places. */
class Coverage {
  #held = 0;
  #width = 0;
  #sets = 0;

  add(truths: readonly number[], index: number, { low, high }: RankSet): void {
    const best = 1 + truths.filter((truth) => truth > truths[index]!).length;
    const worst = truths.filter((truth) => truth >= truths[index]!).length;
    if (low <= best && worst <= high) this.#held++;
    this.#width += (high - low + 1) / truths.length;
    this.#sets++;
  }

  get share(): number {
    return this.#held / this.#sets;
  }

  get width(): number {
    return this.#width / this.#sets;
  }
}

/** `widest`: a set that named all places would hold the truth as well, and say nothing. */
function expectCoverage(coverage: Coverage, widest: number): void {
  if (process.env["SHOW_COVERAGE"])
    process.stdout.write(
      `${expect.getState().currentTestName}: ${coverage.share.toFixed(3)}, width ${coverage.width.toFixed(3)}\n`,
    );
  expect(coverage.share).toBeGreaterThanOrEqual(0.94);
  expect(coverage.width).toBeLessThan(widest);
}

type Noise = (random: () => number) => number;

const normal: Noise = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** Mean 0, variance 1, a long tail on one side: as places near the ends have. */
const skewed: Noise = (random) => -Math.log(1 - random()) - 1;

const spread = (count: number, step: number): number[] => Array.from({ length: count }, (_, i) => -i * step);
const equal = (): number => 1;

const DESIGNS: readonly {
  title: string;
  truths: readonly number[];
  error: (index: number) => number;
  noise: Noise;
  widest: number;
}[] = [
  { title: "far apart", truths: spread(10, 8), error: equal, noise: normal, widest: 0.12 },
  { title: "close", truths: spread(20, 1), error: equal, noise: normal, widest: 0.5 },
  { title: "two", truths: [0, -1], error: equal, noise: normal, widest: 1 },
  { title: "all tied", truths: spread(20, 0), error: equal, noise: normal, widest: 1.01 },
  {
    title: "tied in groups",
    truths: spread(20, 1).map((truth) => 12 * Math.ceil(truth / 5)),
    error: equal,
    noise: normal,
    widest: 0.3,
  },
  { title: "unequal errors", truths: spread(20, 1), error: (i) => [0.2, 1, 4][i % 3]!, noise: normal, widest: 0.75 },
  { title: "skewed errors", truths: spread(20, 1), error: equal, noise: skewed, widest: 0.6 },
  {
    title: "skewed and unequal",
    truths: spread(20, 1),
    error: (i) => [0.2, 1, 4][i % 3]!,
    noise: skewed,
    widest: 0.75,
  },
  {
    title: "two hundred, skewed and unequal",
    truths: spread(200, 0.1),
    error: (i) => [0.2, 1, 4][i % 3]!,
    noise: skewed,
    widest: 0.85,
  },
];

it.each(DESIGNS)("holds the true places: $title", ({ title, truths, error, noise, widest }) => {
  const random = generator(title.length);
  const coverage = new Coverage();
  for (let run = 0; run < RUNS; run++) {
    const values = truths.map((truth, i): Estimated => {
      const estimate = truth + error(i) * noise(random);
      return {
        estimate,
        replicates: Float64Array.from({ length: REPLICATES }, () => estimate + error(i) * noise(random)),
      };
    });
    const index = run % truths.length;
    coverage.add(truths, index, rankSet(values, index));
  }
  expectCoverage(coverage, widest);
});

/** The rates of `count` people, from nearly never to nearly every week. */
const rates = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => 0.04 + 0.9 * ((i + 0.5) / count) ** 1.5);

// Who is active more often takes shorter steps and returns more, so the order of rates is that of drive.
it.each([
  { title: "each week by itself", rates: rates(10), burst: 1, widest: 0.6 },
  { title: "in bursts of three weeks", rates: rates(10), burst: 3, widest: 0.8 },
  {
    title: "four rates of four people each",
    rates: rates(16).map((_, i) => [0.1, 0.2, 0.4, 0.8][i % 4]!),
    burst: 1,
    widest: 0.65,
  },
  { title: "ten of one rate", rates: rates(10).map(() => 0.4), burst: 1, widest: 1.01 },
  {
    title: "two rates of five people each",
    rates: rates(10).map((_, i) => [0.2, 0.6][i % 2]!),
    burst: 1,
    widest: 0.8,
  },
])("holds the true places in shortlists of people with known rates: $title", ({ rates, burst, widest }) => {
  const random = generator(rates.length + burst);
  const coverage = new Coverage();
  const weeks = 104;
  for (let run = 0; run < RUNS; run++) {
    const history = weeklyHistory(
      rates.map((rate) => drawWeeks({ rate, burst, from: 0, to: weeks }, random)),
      weeks,
    );
    const settings = { ...DEFAULT_SETTINGS, seed: run + 1 };
    const { candidates } = shortlist(
      standingsOf(history, measureCohorts(history, undefined, settings), ["drive"], settings),
      [{ signal: "drive", weight: 1 }],
      settings,
      1000,
    );
    const truths = candidates.map(({ person }) => rates[person]!);
    for (const [index, { rank }] of candidates.entries()) coverage.add(truths, index, rank);
  }
  expectCoverage(coverage, widest);
});

it("holds the true places where people come and go at different times", () => {
  const random = generator(21);
  const coverage = new Coverage();
  const weeks = 260;
  for (let run = 0; run < RUNS; run++) {
    const people = rates(10).map((rate) => {
      const from = Math.floor(230 * random());
      const to = random() < 0.5 ? weeks : Math.min(weeks, Math.max(from + 20, weeks - Math.floor(50 * random())));
      return { rate, burst: 1 + 2 * random(), from, to };
    });
    const history = weeklyHistory(
      people.map((one) => drawWeeks(one, random)),
      weeks,
    );
    const settings = { ...DEFAULT_SETTINGS, seed: run + 1 };
    const [cohort] = measureCohorts(history, undefined, settings);
    const measure = cohort!.measures.find(({ measured }) => measured.definition.id === "active-weeks")!;
    const placed = [...cohort!.people].filter(
      (person) => (cohort!.weeks.get(person)?.size ?? 0) >= settings.leastWeeks,
    );
    const values = placed.map((person) => placeInCohort(cohort!, measure, person, settings)!);
    /** What active weeks are expected to be worth, at the half-life of drive. */
    const truths = placed.map((person) => {
      const { rate, from, to } = people[person]!;
      const worth = (week: number): number => 2 ** ((-7 * (weeks - 1 - week)) / settings.driveHalfLife);
      return rate * Array.from({ length: to - from }, (_, i) => worth(from + i)).reduce((a, b) => a + b, 0);
    });
    for (const index of placed.keys()) coverage.add(truths, index, rankSet(values, index));
  }
  expectCoverage(coverage, 0.8);
});
