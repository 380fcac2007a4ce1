import type { MeasureDefinition, MeasuredRepository, MeasureKind } from "../model/signal.ts";
import { generator, type Resampling } from "../statistics/bootstrap.ts";
import { chaoShen, herfindahl } from "../statistics/concentration.ts";

/** Observations from the cohort that are added to a person's own, so that few say little. */
const PRIOR_OBSERVATIONS = 2;

/** Above any number of a key in one repository, and of a week. */
const MOST_KEYS = 2 ** 24;
const MOST_WEEKS = 2 ** 16;

/** One person's observations of one measure, as few rows as the measure's kind allows. */
export interface PersonRows {
  count: number;
  week: Int32Array;
  value: Float64Array;
  weight: Float64Array;
  /** From 0, without gaps. */
  key: Int32Array;
  keys: number;
  total: number;
}

/** What is usual in the cohort: the observations of everybody. */
export interface Pool {
  value: ArrayLike<number>;
  weight: ArrayLike<number>;
  meanValue: number;
  meanWeight: number;
}

export function poolOf({ rows }: MeasuredRepository): Pool {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return { value: rows.value, weight: rows.weight, meanValue: mean(rows.value), meanWeight: mean(rows.weight) };
}

/**
 * Gathers observations of one person, which may come from several repositories.
 *
 * @param parts rows of a measure, and which of them are the person's
 */
export function gather(
  kind: MeasureKind,
  parts: readonly { measured: MeasuredRepository; rows: ArrayLike<number>; tag: number }[],
): PersonRows {
  const byWeek = kind === "weeks" || kind === "ratio" || kind === "share";
  const entries: { week: number; value: number; weight: number; key: number }[] = [];
  const known = new Map<number, (typeof entries)[number]>();
  const keys = new Map<number, number>();
  let count = 0;
  for (const { measured, rows: places, tag } of parts) {
    const { rows } = measured;
    for (let i = 0; i < places.length; i++) {
      const row = places[i]!;
      const week = rows.week[row]!;
      // People are the same in every repository, modules are not.
      const name = byWeek ? 0 : kind === "distinct" ? rows.key[row]! : tag * MOST_KEYS + rows.key[row]!;
      let key = keys.get(name);
      if (key === undefined) {
        key = keys.size;
        keys.set(name, key);
      }
      count++;
      const entry = known.get(key * MOST_WEEKS + week);
      if (!entry) {
        const added = { week, value: rows.value[row]!, weight: rows.weight[row]!, key };
        entries.push(added);
        known.set(key * MOST_WEEKS + week, added);
      } else if (kind === "ratio" || kind === "share" || kind === "longest") {
        entry.value += rows.value[row]!;
        entry.weight += rows.weight[row]!;
      } else if (kind === "weeks") entry.value = Math.max(entry.value, rows.value[row]!);
    }
  }
  entries.sort((a, b) => a.week - b.week || a.key - b.key);
  return {
    count: kind === "weeks" ? entries.length : kind === "distinct" ? keys.size : count,
    week: Int32Array.from(entries, ({ week }) => week),
    value: Float64Array.from(entries, ({ value }) => value),
    weight: Float64Array.from(entries, ({ weight }) => weight),
    key: Int32Array.from(entries, ({ key }) => key),
    keys: keys.size,
    total: parts.reduce((sum, { measured }) => sum + measured.total, 0),
  };
}

/** The estimate, and one for each replicate of the bootstrap, moved so that they lie around it. */
export interface Estimated {
  estimate: number;
  replicates: Float64Array;
}

/** @param pool needed for a ratio only */
export function estimate(
  definition: MeasureDefinition,
  rows: PersonRows,
  pool: Pool,
  resampling: Resampling,
  seed: number,
): Estimated {
  const { kind } = definition;
  const once = new Uint8Array(resampling.weeks).fill(1);
  const point = evaluate(
    kind,
    rows,
    resampling.firstWeek,
    once,
    PRIOR_OBSERVATIONS * pool.meanValue,
    PRIOR_OBSERVATIONS * pool.meanWeight,
  );
  const random = generator(seed);
  const replicates = Float64Array.from(resampling.draws, (draw) => {
    let value = 0;
    let weight = 0;
    if (kind === "ratio") {
      for (let i = 0; i < PRIOR_OBSERVATIONS; i++) {
        const place = Math.floor(random() * pool.value.length);
        value += pool.value[place] ?? 0;
        weight += pool.weight[place] ?? 0;
      }
    }
    return evaluate(kind, rows, resampling.firstWeek, draw, value, weight);
  });
  // Dropping weeks makes counts of distinct things fall and concentration rise: undo that bias.
  const bias = replicates.reduce((a, b) => a + b, 0) / Math.max(1, replicates.length) - point;
  const [least, most] = boundsOf(definition);
  for (let i = 0; i < replicates.length; i++) replicates[i] = Math.min(most, Math.max(least, replicates[i]! - bias));
  return { estimate: point, replicates };
}

/** Between which figures a measure can lie. */
function boundsOf({ kind, unit, exponential }: MeasureDefinition): readonly [number, number] {
  if (exponential) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [kind === "breadth" ? 1 : 0, unit === "share" || unit === "of 1" ? 1 : Number.POSITIVE_INFINITY];
}

function evaluate(
  kind: MeasureKind,
  rows: PersonRows,
  firstWeek: number,
  drawn: Uint8Array,
  priorValue: number,
  priorWeight: number,
): number {
  const { week, value, weight, key } = rows;
  if (kind === "weeks" || kind === "share" || kind === "ratio") {
    let sum = kind === "ratio" ? priorValue : 0;
    let of = priorWeight;
    for (let i = 0; i < week.length; i++) {
      const times = drawn[week[i]! - firstWeek]!;
      sum += times * value[i]!;
      of += times * weight[i]!;
    }
    if (kind === "weeks") return sum;
    if (kind === "share") return rows.total === 0 ? 0 : sum / rows.total;
    return of === 0 ? 0 : sum / of;
  }
  const counts = new Float64Array(rows.keys);
  for (let i = 0; i < week.length; i++) counts[key[i]!]! += drawn[week[i]! - firstWeek]! * value[i]!;
  switch (kind) {
    case "focus":
      return herfindahl(counts);
    case "breadth":
      return Math.exp(chaoShen(counts));
    case "distinct":
      return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    case "longest":
      return counts.reduce((a, b) => Math.max(a, b), 0);
  }
}
