/** How well scores tell cases that came true from cases that did not, and how true chances are. */

/**
 * Scores in groups within which they may be compared: cases of one repository and date, say. Sorted once,
 * so that it can be asked again with other weights.
 */
export class Strata {
  readonly #groups: readonly { order: Int32Array; ends: Int32Array }[];
  readonly #outcomes: ArrayLike<number>;

  /**
   * @param scores more speaks for the outcome
   * @param outcomes 1 or 0 for each case
   * @param strata the group of each case; any numbers
   */
  constructor(scores: ArrayLike<number>, outcomes: ArrayLike<number>, strata: ArrayLike<number>) {
    this.#outcomes = outcomes;
    const groups = new Map<number, number[]>();
    for (let i = 0; i < scores.length; i++) {
      const group = groups.get(strata[i]!);
      if (group) group.push(i);
      else groups.set(strata[i]!, [i]);
    }
    this.#groups = [...groups.values()].map((group) => {
      const order = Int32Array.from(group).sort((a, b) => scores[a]! - scores[b]!);
      // Where each run of equal scores ends.
      const ends: number[] = [];
      for (let i = 1; i <= order.length; i++)
        if (i === order.length || scores[order[i]!] !== scores[order[i - 1]!]) ends.push(i);
      return { order, ends: Int32Array.from(ends) };
    });
  }

  /**
   * The chance that, of two cases of one group, the one that came true has the higher score; ties count
   * half (Mann and Whitney 1947; stratified: all pairs of all groups together).
   *
   * @param weights how much each case counts; a pair counts the product
   * @returns from 0 to 1; NaN without a pair
   */
  auc(weights?: ArrayLike<number>): number {
    let won = 0;
    let pairs = 0;
    for (const { order, ends } of this.#groups) {
      let negatives = 0;
      let positives = 0;
      let from = 0;
      for (const end of ends) {
        let negative = 0;
        let positive = 0;
        for (let i = from; i < end; i++) {
          const weight = weights ? weights[order[i]!]! : 1;
          if (this.#outcomes[order[i]!]) positive += weight;
          else negative += weight;
        }
        won += positive * (negatives + negative / 2);
        negatives += negative;
        positives += positive;
        from = end;
      }
      pairs += positives * negatives;
    }
    return won / pairs;
  }

  /**
   * Mean over groups with at least one case that came true of the average precision of reading a group
   * from the highest score down; equal scores are read as if in random order.
   */
  averagePrecision(): number {
    return this.#mean(({ order, ends }, positives) => {
      let read = 0;
      let found = 0;
      let sum = 0;
      for (let run = ends.length - 1; run >= 0; run--) {
        const from = run === 0 ? 0 : ends[run - 1]!;
        const size = ends[run]! - from;
        let here = 0;
        for (let i = from; i < ends[run]!; i++) here += this.#outcomes[order[i]!]!;
        // Expected precision at each place of the run, weighed with the chance that it holds one that came true.
        for (let k = 1; k <= size; k++) {
          const before = size > 1 ? ((k - 1) * (here - 1)) / (size - 1) : 0;
          if (here > 0) sum += ((here / size) * (found + 1 + before)) / (read + k);
        }
        read += size;
        found += here;
      }
      return sum / positives;
    });
  }

  /** Mean over groups of the share that came true among the `most` highest scores; ties are shared out. */
  precisionAt(most: number): number {
    return this.#mean(({ order, ends }) => {
      const places = Math.min(most, order.length);
      let left = places;
      let found = 0;
      for (let run = ends.length - 1; run >= 0 && left > 0; run--) {
        const from = run === 0 ? 0 : ends[run - 1]!;
        const size = ends[run]! - from;
        let here = 0;
        for (let i = from; i < ends[run]!; i++) here += this.#outcomes[order[i]!]!;
        found += (here * Math.min(left, size)) / size;
        left -= size;
      }
      return found / places;
    });
  }

  #mean(of: (group: { order: Int32Array; ends: Int32Array }, positives: number) => number): number {
    let sum = 0;
    let groups = 0;
    for (const group of this.#groups) {
      let positives = 0;
      for (const i of group.order) positives += this.#outcomes[i]!;
      if (positives === 0) continue;
      sum += of(group, positives);
      groups++;
    }
    return sum / groups;
  }
}

/** Mean squared difference of chance and outcome (Brier 1950): 0 is perfect. NaN without a case. */
export function brierScore(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < chances.length; i++) sum += (chances[i]! - outcomes[i]!) ** 2;
  return sum / chances.length;
}

export interface CalibrationBin {
  cases: number;
  /** Mean of the chances. */
  foreseen: number;
  /** Share that came true. */
  observed: number;
}

/** Cases in order of their chance, cut into bins of about equal size, equal chances never apart. */
export function calibrationCurve(
  chances: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins = 10,
): readonly CalibrationBin[] {
  const order = Int32Array.from({ length: chances.length }, (_, i) => i).sort((a, b) => chances[a]! - chances[b]!);
  const curve: CalibrationBin[] = [];
  for (let bin = 1, from = 0; bin <= bins; bin++) {
    let to = Math.round((bin * order.length) / bins);
    while (to > 0 && to < order.length && chances[order[to]!] === chances[order[to - 1]!]) to++;
    if (to <= from) continue;
    let foreseen = 0;
    let observed = 0;
    for (let i = from; i < to; i++) {
      foreseen += chances[order[i]!]!;
      observed += outcomes[order[i]!]!;
    }
    curve.push({ cases: to - from, foreseen: foreseen / (to - from), observed: observed / (to - from) });
    from = to;
  }
  return curve;
}

/**
 * Expected calibration error: mean distance of foreseen and observed over the bins, weighed with their
 * cases (Naeini, Cooper and Hauskrecht 2015, with bins of equal size).
 */
export function calibrationError(curve: readonly CalibrationBin[]): number {
  const cases = curve.reduce((sum, bin) => sum + bin.cases, 0);
  return curve.reduce((sum, bin) => sum + (bin.cases / cases) * Math.abs(bin.foreseen - bin.observed), 0);
}
