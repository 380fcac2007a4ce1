// Rank sets of a shortlist against what any method by quantiles has to do: sort the differences of each pair.

import { median, round } from "./bench-tools.mjs";

const PEOPLE = 200;

export async function benchRanks(runs) {
  const { rankSet } = await import("../dist/ranking/rank-sets.js");
  const { generator } = await import("../dist/statistics/bootstrap.js");
  const { DEFAULT_SETTINGS } = await import("../dist/model/signal.js");
  const random = generator(1);
  const noise = () => random() + random() + random() - 1.5;
  const people = Array.from({ length: PEOPLE }, (_, i) => {
    const estimate = 1 - i / PEOPLE;
    return {
      estimate,
      replicates: Float64Array.from({ length: DEFAULT_SETTINGS.replicates }, () => estimate + 0.2 * noise()),
    };
  });
  const sets = () => people.map((_, index) => rankSet(people, index));
  const sorts = () => {
    for (const one of people)
      for (const other of people)
        if (one !== other) one.replicates.map((value, r) => Math.abs(value - other.replicates[r])).sort();
  };
  const pairs = [];
  for (let run = 0; run < Math.max(5, runs); run++) pairs.push({ sets: msOf(sets), sorts: msOf(sorts) });
  return {
    people: PEOPLE,
    replicates: DEFAULT_SETTINGS.replicates,
    setsMs: Math.round(median(pairs.map(({ sets }) => sets))),
    sortsMs: Math.round(median(pairs.map(({ sorts }) => sorts))),
    ratio: round(median(pairs.map(({ sets, sorts }) => sets / sorts))),
  };
}

function msOf(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
