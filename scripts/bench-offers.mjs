// Simulating offers against a plain loop over the same draws: how the time grows with runs, paths and years.
//
// The engine is what a page's worker runs. `measure` takes the engine's modules, so that a page can be handed the
// same work and give back the same rows.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { median, round } from "./bench-tools.mjs";
import { ROOT } from "./setup.mjs";

const PATHS = ["stay", "start-up", "big-company", "frontier-lab"];
const RUNS = [1_000, 10_000, 100_000];
const YEARS = [5, 10, 20];
/** What is promised of 100,000 runs of four paths over ten years in a page's worker. */
const LIMIT_MS = 1000;

export async function benchOffers(repeats) {
  const engine = {
    ...(await import("../dist/offers/valued.js")),
    ...(await import("../dist/offers/odds.js")),
    ...(await import("../dist/offers/steps.js")),
    ...(await import("../dist/offers/draws.js")),
    ...(await import("../dist/offers/waterfall.js")),
    ...(await import("../dist/offers/dilution.js")),
    ...(await import("../dist/offers/vesting.js")),
    ...(await import("../dist/statistics/normal.js")),
  };
  const { paths, personFor } = await plain();
  const rows = [];
  for (const years of YEARS)
    for (let count = 1; count <= paths.length; count++)
      for (const runs of RUNS)
        rows.push({
          runs,
          paths: count,
          years,
          ms: round(measure(engine, paths.slice(0, count), personFor(runs, years), repeats)),
        });
  const target = rows.find(({ runs, paths: count, years }) => runs === 100_000 && count === 4 && years === 10);
  return {
    node: process.version,
    repeats,
    rows,
    target: { ...target, limitMs: LIMIT_MS, chromiumMs: null },
    reference: besidePlainLoop(engine, paths, personFor(100_000, 10), repeats),
  };
}

/** Milliseconds to value the paths and find the odds of each pair, the median of some repeats. */
export function measure({ valuing, finish, chanceToBeat }, paths, person, repeats) {
  const work = () => {
    const valued = paths.map((path) => finish(valuing(path, person)));
    for (const one of valued) for (const other of valued) if (one !== other) chanceToBeat(one.sorted, other.sorted);
  };
  work();
  return median(Array.from({ length: repeats }, () => msOf(work)));
}

/** The same paths, one run after the other, with nothing prepared: what anybody would write first. */
function besidePlainLoop(engine, paths, person, repeats) {
  const pairs = Array.from({ length: Math.min(3, repeats) }, () => {
    let ours;
    let plain;
    const oursMs = msOf(() => (ours = paths.map((path) => meanOf(engine.finish(engine.valuing(path, person)).total))));
    const plainMs = msOf(() => (plain = paths.map((path) => plainMean(engine, path, person))));
    return { oursMs, plainMs, apart: Math.max(...ours.map((mean, index) => Math.abs(mean / plain[index] - 1))) };
  });
  return {
    ratio: round(median(pairs.map(({ oursMs, plainMs }) => oursMs / plainMs))),
    plainMs: Math.round(median(pairs.map(({ plainMs }) => plainMs))),
    meansApart: Number(pairs[0].apart.toPrecision(2)),
  };
}

/** Expected worth of a path of one stage. */
function plainMean({ drawsOf, DIMENSIONS, LATTICES, normalQuantile, ...rest }, path, person) {
  const draws = drawsOf(person.runs, person.seed);
  const cells = Array.from({ length: 46 }, () => new Int32Array(draws.cells));
  let sum = 0;
  for (let lattice = 0; lattice < LATTICES; lattice++) {
    cells.forEach((into, dimension) => draws.fill(lattice, dimension, into));
    for (let run = 0; run < draws.cells; run++) {
      const draw = (dimension) => (cells[dimension][run] + draws.within(lattice)) / draws.cells;
      sum += plainRun(path, person, draw, { DIMENSIONS, normalQuantile, ...rest });
    }
  }
  return sum / draws.runs;
}

function plainRun(
  path,
  person,
  draw,
  { DIMENSIONS, normalQuantile, waterfall, classesAfter, roundsAfter, vestedAfter },
) {
  const [stage] = path.stages;
  const inflation = path.figures === "nominal" ? person.inflation : 0;
  const now = (years) => ((1 + person.discount.rate) * (1 + inflation)) ** -years;
  const { salary, growth, bonus, signing, moving, tax, learning, company } = stage;
  let worth = signing * (1 - tax.rate) - moving;
  let known = 0;
  for (let year = 0; year < person.horizonYears; year++) {
    worth += salary * (1 + growth) ** year * (1 + bonus) * (1 + known) * (1 - tax.rate) * now(year + 0.5);
    if (learning) known = known * 2 ** (-365.25 / learning.halfLifeDays) + learning.raisePerYear;
  }
  const kept = 1 - tax.equityRate;
  if (company?.kind === "private") {
    const size = draw(DIMENSIONS.size(0));
    const { chance, median: middle, spread, years, yearsSpread } = company.exit;
    if (size >= chance) return worth;
    const value = middle * Math.exp(spread * normalQuantile(1 - size / chance));
    const after = years * Math.exp(yearsSpread * normalQuantile(draw(DIMENSIONS.time(0))));
    const classes = classesAfter(
      company.preferences,
      company.dilution,
      company.valuation,
      roundsAfter(company.dilution, after),
    );
    const common = 1 - company.preferences.reduce((all, { share }) => all + share, 0);
    const price = waterfall(value, classes, common).commonPrice;
    const late = after > person.horizonYears ? 1 - company.liquidityDiscount : 1;
    const until = Math.min(after, person.horizonYears);
    for (const { share, threshold, vesting } of stage.grants) {
      let paid = vestedAfter(vesting, 12 * until) * now(after);
      for (const event of vesting.events)
        if (event.month > 12 * until && event.month <= 12 * person.horizonYears)
          paid += event.share * now(event.month / 12);
      worth += late * kept * share * Math.max(0, price - threshold) * paid;
    }
  }
  if (company?.kind === "listed") {
    const prices = [1];
    for (let year = 0; year < person.horizonYears; year++) {
      const move = company.volatility * normalQuantile(draw(DIMENSIONS.market(year))) - company.volatility ** 2 / 2;
      prices.push(prices[year] * (1 + company.return) * Math.exp(move));
    }
    for (const { value, vesting, refresh, refreshYears } of stage.grants)
      for (let year = 0; year < person.horizonYears; year++) {
        let units = value * (vestedAfter(vesting, 12 * (year + 1)) - vestedAfter(vesting, 12 * year));
        for (let at = Math.max(1, year - refreshYears + 1); at <= year; at++)
          units += (refresh * (1 + growth) ** at) / refreshYears / prices[at];
        worth += (kept * units * (prices[year] + prices[year + 1]) * now(year + 0.5)) / 2;
      }
  }
  return worth;
}

async function plain() {
  const { parseYaml } = await import("../dist/config/yaml-file.js");
  const { OfferFile } = await import("../dist/offers/offer-file.js");
  const { pathOf, personOf } = await import("../dist/offers/draft.js");
  const personFor = (runs, horizonYears) => personOf({ horizonYears }, "USD", 2026, { runs, seed: 1 }).value;
  const paths = PATHS.map((name) => {
    const text = readFileSync(join(ROOT, "data/offers", `${name}.yaml`), "utf8");
    return pathOf(parseYaml(text, name, OfferFile), personFor(1000, 10), new Map()).value;
  });
  return { paths, personFor };
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function msOf(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** One line for each number of paths and years, with the milliseconds for each number of runs. */
export function offersText({ rows, target, reference }) {
  const lines = [`paths  years  ${RUNS.map((runs) => `${runs.toLocaleString("en-US")} runs`.padStart(13)).join("")}`];
  for (const years of YEARS)
    for (let count = 1; count <= PATHS.length; count++) {
      const times = RUNS.map((runs) =>
        rows.find((row) => row.runs === runs && row.paths === count && row.years === years),
      );
      lines.push(
        `${String(count).padStart(5)}  ${String(years).padStart(5)}  ${times.map(({ ms }) => `${ms} ms`.padStart(13)).join("")}`,
      );
    }
  lines.push(
    `100,000 runs (rounded up to ${(2 ** 17).toLocaleString("en-US")}) of four paths over ten years: ${target.ms} ms of ${target.limitMs} ms`,
    `${reference.ratio} times a plain loop over the same draws (${reference.plainMs} ms); means at most ${(1e6 * reference.meansApart).toFixed(1)} millionths apart`,
  );
  return lines.join("\n");
}
