// npm run foresight -- WORKSPACE
//
// Fits the coefficients of foresight on everything that was read into a workspace, and writes
// data/foresight.json: a fit on all repositories, and for each of them one on all the others.

import { writeFileSync } from "node:fs";

import { casesOf, cutDates, doingsAt } from "../dist/backtest/cases.js";
import { Workspace } from "../dist/evidence/workspace.js";
import { factsFor, FEATURES } from "../dist/foresight/features.js";
import { begunAt } from "../dist/foresight/model.js";
import { OUTCOMES } from "../dist/foresight/outcomes.js";
import { isoDate } from "../dist/model/time.js";
import { openHistory } from "../dist/operations/history.js";
import { fitLogistic } from "../dist/statistics/logistic.js";

/** Draws coefficients that few cases speak for to nought. */
const RIDGE = 5;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Give the workspace whose repositories are to be learnt from: npm run foresight -- WORKSPACE");
  process.exit(2);
}
const workspace = Workspace.at(folder);
const { history } = await openHistory(workspace, {});
const known = [];
for (const date of cutDates(history)) known.push((await openHistory(workspace, { asOf: date, keep: false })).history);

const judged = (proposed) =>
  known
    .flatMap((then) => casesOf(doingsAt(then, proposed), then.asOf, history))
    .filter(({ outcomes }) => outcomes !== null);
const withProposals = judged(true).filter(({ repository }) => history.repositories[repository].proposals.known);
const without = judged(false);
const places = [...new Set(without.map(({ repository }) => repository))].sort((a, b) => a - b);
const PERSONAL = FEATURES.filter(({ of }) => of === "person").length;
const rounded = (value) => Number(value.toPrecision(6));

/**
 * First what tells people of one repository and date apart: each is compared with their mean, and how many
 * it came true for is given. Then what that is worth, and how many it comes true for, from the
 * repository. Both are one logistic model in the end.
 */
function fit(cases, outcome) {
  const rows = cases.map(({ doing }) => factsFor(outcome, doing));
  const came = cases.map(({ outcomes }) => outcomes[outcome]);
  const strata = new Map();
  for (const [i, { repository, date }] of cases.entries()) {
    const key = `${repository} ${date}`;
    strata.set(key, [...(strata.get(key) ?? []), i]);
  }
  const compared = [];
  for (const places of strata.values()) {
    const mean = (j) => places.reduce((sum, i) => sum + rows[i][j], 0) / places.length;
    const means = Array.from({ length: PERSONAL }, (_, j) => mean(j));
    const yes = places.reduce((sum, i) => sum + came[i], 0);
    const odds = Math.log((yes + 0.5) / (places.length - yes + 0.5));
    for (const i of places) compared[i] = [...means.map((middle, j) => rows[i][j] - middle), odds];
  }
  const apart = fitLogistic(compared, came, { ridge: RIDGE, atLeastZero: Array(PERSONAL).fill(true) });
  const slopes = apart.coefficients.slice(0, PERSONAL);
  const scored = rows.map((row) => [slopes.reduce((sum, slope, j) => sum + slope * row[j], 0), ...row.slice(PERSONAL)]);
  const { intercept, coefficients } = fitLogistic(scored, came, { ridge: RIDGE });
  const [worth, ...levels] = coefficients;
  return {
    intercept: rounded(intercept),
    coefficients: [...slopes.map((slope) => rounded(worth * slope)), ...levels.map(rounded)],
  };
}
const fits = (cases, outcome) => ({
  all: fit(cases, outcome),
  without: places.map((place) =>
    fit(
      cases.filter(({ repository }) => repository !== place),
      outcome,
    ),
  ),
});
const model = {
  knownUntil: isoDate(history.asOf),
  cases: without.length,
  people: new Set(without.map(({ person }) => person)).size,
  cutDates: [...new Set(without.map(({ date }) => isoDate(date)))],
  features: FEATURES.map(({ id }) => id),
  repositories: places.map((place) => ({
    name: history.repositories[place].source.replace("+", "/"),
    begun: begunAt(history.repositories[place]),
  })),
  outcomes: Object.fromEntries(
    OUTCOMES.map((outcome) => [
      outcome,
      { withProposals: fits(withProposals, outcome), without: fits(without, outcome) },
    ]),
  ),
};
writeFileSync(new URL("../data/foresight.json", import.meta.url), `${JSON.stringify(model, null, 1)}\n`);
console.log(`${model.cases} cases of ${model.people} people in ${places.length} repositories`);
for (const outcome of OUTCOMES)
  console.log(
    outcome,
    Object.fromEntries(FEATURES.map(({ id }, i) => [id, model.outcomes[outcome].withProposals.all.coefficients[i]])),
  );
