/** A logistic model: the chance is 1 / (1 + exp(-(intercept + sum of coefficient times feature))). */
export interface Logistic {
  intercept: number;
  coefficients: readonly number[];
}

export interface LogisticOptions {
  /** Strength of the ridge penalty on coefficients of standardised features, in cases; the intercept has none. */
  ridge?: number;
  /** Coefficients that must not be negative; any may be unless given. */
  atLeastZero?: readonly boolean[];
  /** How much each case counts; 1 unless given. */
  weights?: ArrayLike<number>;
}

const MOST_STEPS = 200;
const PRECISION = 1e-9;

/**
 * Fits by penalised maximum likelihood: Newton's quadratic approximation, minimised one coefficient at a
 * time, each kept within its bound (Friedman, Hastie and Tibshirani, "Regularization paths for
 * generalized linear models via coordinate descent", Journal of Statistical Software 2010).
 *
 * @param rows features of each case, all of one length
 * @param outcomes 1 where it came true, else 0
 * @returns coefficients in the features' own units; a feature that never varies gets 0
 */
export function fitLogistic(
  rows: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  { ridge = 1, atLeastZero = [], weights }: LogisticOptions = {},
): Logistic {
  const count = rows.length;
  const width = rows[0]?.length ?? 0;
  const weight = Float64Array.from({ length: count }, (_, i) => weights?.[i] ?? 1);
  const total = weight.reduce((a, b) => a + b, 0);
  const { mean, scale } = moments(rows, weight, total, width);
  const columns = Array.from({ length: width }, (_, j) =>
    Float64Array.from(rows, (row) => (scale[j]! > 0 ? (row[j]! - mean[j]!) / scale[j]! : 0)),
  );
  let positive = 0;
  for (let i = 0; i < count; i++) positive += weight[i]! * outcomes[i]!;
  // Half a case of each kind keeps the intercept finite where all outcomes are the same.
  let intercept = Math.log((positive + 0.5) / (total - positive + 0.5));
  const slopes = new Float64Array(width);
  const linear = new Float64Array(count).fill(intercept);
  const curve = new Float64Array(count);
  const residual = new Float64Array(count);
  for (let step = 0, moved = 1; step < MOST_STEPS && moved > PRECISION; step++) {
    for (let i = 0; i < count; i++) {
      const chance = sigmoid(linear[i]!);
      curve[i] = weight[i]! * Math.max(1e-6, chance * (1 - chance));
      residual[i] = weight[i]! * (outcomes[i]! - chance);
    }
    moved = 0;
    const shift = bounded(sum(residual) / sum(curve));
    intercept += shift;
    moved = Math.max(moved, Math.abs(shift));
    for (let i = 0; i < count; i++) {
      residual[i]! -= curve[i]! * shift;
      linear[i]! += shift;
    }
    for (let j = 0; j < width; j++) {
      if (scale[j] === 0) continue;
      const column = columns[j]!;
      let slope = -ridge * slopes[j]!;
      let bend = ridge;
      for (let i = 0; i < count; i++) {
        slope += residual[i]! * column[i]!;
        bend += curve[i]! * column[i]! * column[i]!;
      }
      let next = slopes[j]! + bounded(slope / bend);
      if (atLeastZero[j]) next = Math.max(0, next);
      const change = next - slopes[j]!;
      if (change === 0) continue;
      slopes[j] = next;
      moved = Math.max(moved, Math.abs(change));
      for (let i = 0; i < count; i++) {
        residual[i]! -= curve[i]! * change * column[i]!;
        linear[i]! += change * column[i]!;
      }
    }
  }
  const coefficients = Array.from(slopes, (slope, j) => (scale[j]! > 0 ? slope / scale[j]! : 0));
  return { intercept: intercept - coefficients.reduce((at, slope, j) => at + slope * mean[j]!, 0), coefficients };
}

/** The chance that a model gives a case, from 0 to 1. */
export function chanceOf({ intercept, coefficients }: Logistic, row: ArrayLike<number>): number {
  return sigmoid(coefficients.reduce((at, slope, j) => at + slope * row[j]!, intercept));
}

function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** Where outcomes are almost told apart the approximation is flat, and its whole step would go anywhere. */
function bounded(step: number): number {
  return Math.max(-1, Math.min(1, step));
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}

function moments(
  rows: readonly ArrayLike<number>[],
  weight: Float64Array,
  total: number,
  width: number,
): { mean: Float64Array; scale: Float64Array } {
  const mean = new Float64Array(width);
  const scale = new Float64Array(width);
  for (const [i, row] of rows.entries()) for (let j = 0; j < width; j++) mean[j]! += (weight[i]! * row[j]!) / total;
  for (const [i, row] of rows.entries())
    for (let j = 0; j < width; j++) scale[j]! += (weight[i]! * (row[j]! - mean[j]!) ** 2) / total;
  // What is left of rounding is no variation.
  return {
    mean,
    scale: scale.map((variance, j) => (variance > 1e-18 * (1 + mean[j]! ** 2) ? Math.sqrt(variance) : 0)),
  };
}
