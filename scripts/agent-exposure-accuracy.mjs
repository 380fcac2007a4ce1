// npm run agents:accuracy -- --workspace DIR [--as-of YYYY-MM-DD] [--json]
//
// How well disclosed agent work can be told from undisclosed work of the same repository and quarter, on a
// workspace that was read: cross-validated over people, and with each repository left out of the learning.

import { parseArgs } from "node:util";

import { setUp } from "./setup.mjs";

setUp();
const { Workspace } = await import("../dist/evidence/workspace.js");
const { DEFAULT_SETTINGS } = await import("../dist/model/signal.js");
const { parseAsOf } = await import("../dist/model/time.js");
const { openHistory } = await import("../dist/operations/history.js");
const { rowOf } = await import("../dist/signals/agent-cases.js");
const { fitAgentModel, similarity } = await import("../dist/signals/agent-model.js");
const { COMMIT_FEATURES } = await import("../dist/signals/commit-features.js");
const { generator, quantile } = await import("../dist/statistics/bootstrap.js");

/** Fewer disclosed commits of a repository say nothing by themselves. */
const LEAST_ALONE = 5;

const { values } = parseArgs({
  options: { workspace: { type: "string" }, "as-of": { type: "string" }, json: { type: "boolean", default: false } },
});
if (values.workspace === undefined) {
  console.error("error: No workspace was named.\n       Give one: npm run agents:accuracy -- --workspace .workprint");
  process.exit(2);
}

const opened = await openHistory(Workspace.at(values.workspace), {
  asOf: values["as-of"] === undefined ? undefined : parseAsOf(values["as-of"]),
});
const { history } = opened;
const { cases, disclosed, disclosers, discrimination } = await opened.agents();
const all = Array.from({ length: cases.count }, (_, place) => place);

const leftOut = new Float64Array(cases.count);
for (const repository of new Set(cases.repository)) {
  const model = fitAgentModel(
    cases,
    all.filter((place) => cases.repository[place] !== repository),
  );
  for (const place of all)
    if (cases.repository[place] === repository) leftOut[place] = similarity(model, rowOf(cases, place));
}

const result = {
  cases: cases.count,
  disclosed,
  disclosers,
  withinRepositories: discrimination?.auc ?? null,
  leaveOneRepositoryOut: aucOf(all, leftOut, cases.stratum),
  // Disclosed against undisclosed work of the same person, where there are both in a quarter.
  withinPeople: aucOf(
    all,
    leftOut,
    all.map((place) => cases.stratum[place] * 2 ** 16 + cases.author[place]),
  ),
  repositories: history.repositories.flatMap(({ source }, repository) => {
    const here = all.filter((place) => cases.repository[place] === repository);
    const found = here.filter((place) => cases.disclosed[place]).length;
    return found === 0
      ? []
      : [
          {
            source,
            cases: here.length,
            disclosed: found,
            leftOut: found < LEAST_ALONE ? null : aucOf(here, leftOut, cases.stratum),
          },
        ];
  }),
  features: COMMIT_FEATURES.map((feature, column) => ({
    feature,
    alone: aucOf(
      all,
      all.map((place) => rowOf(cases, place)[column]),
      cases.stratum,
    ),
  })),
  calibrationError: discrimination?.calibrationError ?? null,
  calibration: discrimination?.calibration ?? [],
};

if (values.json) console.log(JSON.stringify(result, null, 2));
else print();

function print() {
  console.log(`${result.cases} commits, of which ${disclosed} by ${disclosers} authors disclose an agent`);
  console.log(`\nAUC within repositories and quarters, over people not seen  ${shown(result.withinRepositories)}`);
  console.log(`AUC with the repository left out                            ${shown(result.leaveOneRepositoryOut)}`);
  console.log(`AUC within people, with the repository left out             ${shown(result.withinPeople)}`);
  console.log("\nrepository left out                        disclosed   AUC");
  for (const { source, disclosed: found, leftOut: auc } of result.repositories)
    console.log(`${source.padEnd(40)} ${String(found).padStart(11)}   ${shown(auc)}`);
  console.log("\nfeature alone    AUC");
  for (const { feature, alone } of result.features) console.log(`${feature.padEnd(16)} ${shown(alone)}`);
  console.log(`\ncalibration error ${result.calibrationError?.toFixed(4) ?? "too little to say"}`);
  for (const { cases: count, foreseen, observed } of result.calibration)
    console.log(`${String(count).padStart(6)} commits: foreseen ${percent(foreseen)}, disclosed ${percent(observed)}`);
}

/**
 * The mean over disclosed cases of the share of undisclosed cases of the group with a lower score, ties half,
 * with the middle 95 % of a bootstrap over people.
 */
function aucOf(places, scores, groups) {
  const people = [...new Set(places.map((place) => cases.author[place]))];
  const number = new Map(people.map((author, index) => [author, index]));
  const usual = new Map();
  for (const [i, place] of places.entries()) {
    if (cases.disclosed[place]) continue;
    const group = usual.get(groups[place]) ?? [];
    usual.set(groups[place], group);
    group.push({ score: scores[place], author: number.get(cases.author[places[i]]) });
  }
  const found = places.filter((place) => cases.disclosed[place] && usual.has(groups[place]));
  const figure = (times) => {
    let sum = 0;
    let total = 0;
    for (const place of found) {
      const weight = times[number.get(cases.author[place])];
      if (weight === 0) continue;
      let below = 0;
      let others = 0;
      for (const { score, author } of usual.get(groups[place])) {
        others += times[author];
        below += times[author] * (score < scores[place] ? 1 : score === scores[place] ? 0.5 : 0);
      }
      if (others === 0) continue;
      sum += (weight * below) / others;
      total += weight;
    }
    return sum / total;
  };
  if (found.length === 0) return null;
  const random = generator(DEFAULT_SETTINGS.seed);
  const drawn = Array.from({ length: DEFAULT_SETTINGS.replicates }, () => {
    const times = new Uint16Array(people.length);
    for (let i = 0; i < people.length; i++) times[Math.floor(random() * people.length)]++;
    return figure(times);
  }).filter((value) => !Number.isNaN(value));
  const sorted = Float64Array.from(drawn).sort();
  return {
    estimate: figure(new Uint16Array(people.length).fill(1)),
    low: quantile(sorted, 0.025),
    high: quantile(sorted, 0.975),
  };
}

function shown(auc) {
  return auc === null
    ? "too little to say"
    : `${auc.estimate.toFixed(2)} (${auc.low.toFixed(2)} to ${auc.high.toFixed(2)})`;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
