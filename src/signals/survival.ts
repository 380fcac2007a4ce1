/** How long lines live: the product limit, with an interval that allows for lines that move together. */

/** Lines that were born together and ended together, in columns. */
export interface Spells {
  /** Days from birth to the end, or to the date at which they were still there; 0 or more. */
  days: Float64Array;
  /** 1 where the end was seen, 0 where it is censored. */
  ended: Uint8Array;
  /** Number of lines: the weight of the row. */
  lines: Float64Array;
  /**
   * Groups whose lines move together: each array gives a group (integer >= 0) for each row.
   * Groups are numbered without large gaps. A row that moves with no other has a group of its own.
   */
  clusters: readonly Int32Array[];
}

export interface SurvivalPoint {
  days: number;
  /** Share of lines that live longer than this many days, 0 to 1, with its 95 % limits. */
  share: number;
  low: number;
  high: number;
}

export interface Survival {
  /** Median in days; null when the curve does not reach one half within the time followed. */
  estimate: number | null;
  /** 95 % limits of the median; `high` is null when it is not reached. */
  low: number | null;
  high: number | null;
  reached: boolean;
  /** How long enough lines were followed to say anything, days; the curve is cut there. */
  followedDays: number;
  lines: number;
  /** Share of the lines whose end was not seen, 0 to 1; 0 when there are no lines. */
  censoredShare: number;
  /** At most 60 points, from day 0 (share 1) to `followedDays`. */
  curve: SurvivalPoint[];
}

/** Clusters that must still be at risk: a variance between fewer says little. */
const LEAST_CLUSTERS = 10;
const CURVE_POINTS = 60;
const NORMAL_95 = 1.96;
/** One half, and room for the rounding of a product of shares. */
const HALF = 0.5 + 1e-12;
/** A sum of squares smaller than this share of its own terms is rounding, and is zero. */
const ROUNDING = 1e-10;

/**
 * Median life of lines with its 95 % limits, and the curve of the share that lives on.
 *
 * Days are whole days: rounded up, and an end is never before day 1. A line censored on a day is at risk of ending
 * that day. Nothing is said after `followedDays`, the last day on which `leastClusters` (10 unless told) clusters of the
 * first clustering are at risk (rows, when there is no clustering).
 *
 * The share is the product limit (Kaplan and Meier 1958), each row weighing its lines. Its variance is the
 * infinitesimal jackknife summed by cluster (Therneau and Grambsch 2000), for each clustering alone; the largest
 * counts, that of whatever moves together most. Without clusters and with one line a row it is Greenwood's (1926).
 * Limits of the share are symmetric in log(-log) (Kalbfleisch and Prentice 2002). Limits of the median are the first
 * days on which the lower and the upper limit of the share are at or below one half (Brookmeyer and Crowley 1982).
 *
 * - Median not reached: `estimate` and `high` are null. `low` is the first day of the lower limit, or else
 *   `followedDays`, so that "longer than `low`" can be said.
 * - Fewer clusters than `leastClusters`: nothing can be said; everything is null and the curve is empty.
 *
 * What it does not show: lines that move together by two clusterings at once (a file and a commit); each is looked at
 * alone. Between fewer than about five clusters the interval is too narrow.
 */
export function survival(spells: Spells, options: { leastClusters?: number } = {}): Survival {
  let lines = 0;
  let censored = 0;
  for (let row = 0; row < spells.lines.length; row++) {
    lines += spells.lines[row]!;
    if (!spells.ended[row]) censored += spells.lines[row]!;
  }
  const counts = { lines, censoredShare: lines > 0 ? censored / lines : 0 };
  const followedDays = daysFollowed(spells, Math.max(1, options.leastClusters ?? LEAST_CLUSTERS));
  if (followedDays === null) {
    return { estimate: null, low: null, high: null, reached: false, followedDays: 0, ...counts, curve: [] };
  }
  const steps = productLimit(spells, followedDays);
  let estimate: number | null = null;
  let low: number | null = null;
  let high: number | null = null;
  // Every day is looked at, since the limits may turn back: the first crossing is wanted, not any crossing.
  for (let day = 1; day <= followedDays && high === null; day++) {
    const point = pointAt(steps, day);
    if (low === null && point.low <= HALF) low = day;
    if (estimate === null && point.share <= HALF) estimate = day;
    if (point.high <= HALF) high = day;
  }
  const points = Math.min(CURVE_POINTS, followedDays + 1);
  const curve = Array.from({ length: points }, (_, i) =>
    pointAt(steps, Math.round((i * followedDays) / Math.max(1, points - 1))),
  );
  return { estimate, low: low ?? followedDays, high, reached: estimate !== null, followedDays, ...counts, curve };
}

/**
 * Share of lines that live longer than a number of days (0 or more), its 95 % limits, and the variance of -log(share).
 *
 * Before the first end the share is 1 and the limits have no width. Once the last line at risk has ended the share and
 * its lower limit are 0; the upper limit and the variance stay what they were before that day, since neither is
 * defined there.
 */
export function survivalAt(spells: Spells, days: number): SurvivalPoint & { variance: number } {
  const day = Math.floor(days);
  const steps = productLimit(spells, day);
  return { ...pointAt(steps, day), variance: steps.variance[day]! };
}

/** By whole day: -log(share), infinite once nothing is left, and its variance, always finite. */
interface Steps {
  logs: Float64Array;
  variance: Float64Array;
}

function pointAt({ logs, variance }: Steps, day: number): SurvivalPoint {
  let last = day;
  while (logs[last] === Infinity) last--;
  const log = logs[last]!;
  const width = log > 0 ? (NORMAL_95 * Math.sqrt(variance[last]!)) / log : 0;
  const high = Math.exp(-log * Math.exp(-width));
  if (last < day) return { days: day, share: 0, low: 0, high };
  return { days: day, share: Math.exp(-log), low: Math.exp(-log * Math.exp(width)), high };
}

/** Product limit and variance on every day from 0 to `lastDay`, in time proportional to rows and days. */
function productLimit(spells: Spells, lastDay: number): Steps {
  const { ended, lines } = spells;
  // Who leaves after the last day leaves on one day more, where nobody looks: at risk throughout.
  const leaving = numbered(lines.length, (row) => Math.min(wholeDay(spells, row), lastDay + 1));
  const ends = new Float64Array(lastDay + 2);
  // The lines still there after the ends of a day; summed from the back so that none left is exactly 0.
  const left = new Float64Array(lastDay + 2);
  for (let row = 0; row < lines.length; row++) (ended[row] ? ends : left)[leaving[row]!]! += lines[row]!;
  for (let day = lastDay; day >= 0; day--) left[day]! += left[day + 1]! + ends[day + 1]!;

  const logs = new Float64Array(lastDay + 1);
  const pulls = new Float64Array(lastDay + 1);
  let defined = 1;
  for (; defined <= lastDay && !(ends[defined]! > 0 && left[defined] === 0); defined++) {
    const here = ends[defined]!;
    logs[defined] = logs[defined - 1]! + (here > 0 ? Math.log1p(here / left[defined]!) : 0);
    pulls[defined] = pulls[defined - 1]! + (here > 0 ? here / (left[defined]! + here) / left[defined]! : 0);
  }
  logs.fill(Infinity, defined);

  const variance = new Float64Array(lastDay + 1);
  const { order, until } = rowsByDay(leaving, lastDay + 1);
  for (const groups of clusterings(spells)) raiseVariance(variance.subarray(0, defined), groups);
  return { logs, variance: variance.fill(variance[defined - 1]!, defined) };

  /**
   * Raises the variance on each day to that between these groups. The influence of a group is
   * settled - risk * pulls[day]: settled for lines that left, and still growing for those at risk.
   * Keeping the three sums of its square up to date gives every day in one pass over the rows.
   */
  function raiseVariance(variance: Float64Array, groups: Int32Array): void {
    const settled = new Float64Array(groupCount(groups));
    const risk = new Float64Array(settled.length);
    for (let row = 0; row < groups.length; row++) risk[groups[row]!]! += lines[row]!;
    let settledSquares = 0;
    let products = 0;
    let riskSquares = risk.reduce((sum, weight) => sum + weight * weight, 0);
    for (let day = 0, next = 0; day < variance.length; day++) {
      const pull = pulls[day]!;
      for (const end = until[day]!; next < end; next++) {
        const row = order[next]!;
        const group = groups[row]!;
        const wasSettled = settled[group]!;
        const wasRisk = risk[group]!;
        const nowSettled = wasSettled + lines[row]! * ((ended[row] ? 1 / left[day]! : 0) - pull);
        const nowRisk = wasRisk - lines[row]!;
        settledSquares += nowSettled * nowSettled - wasSettled * wasSettled;
        products += nowSettled * nowRisk - wasSettled * wasRisk;
        riskSquares += nowRisk * nowRisk - wasRisk * wasRisk;
        settled[group] = nowSettled;
        risk[group] = nowRisk;
      }
      const terms = settledSquares + pull * pull * riskSquares;
      const squares = terms - 2 * pull * products;
      if (squares > ROUNDING * terms && squares > variance[day]!) variance[day] = squares;
    }
  }
}

/** Rows in the order of their days, and where each day ends in it: a counting sort, since days are whole and few. */
function rowsByDay(days: Int32Array, lastDay: number): { order: Int32Array; until: Int32Array } {
  const until = new Int32Array(lastDay + 1);
  for (const day of days) until[day]!++;
  for (let day = 1; day <= lastDay; day++) until[day]! += until[day - 1]!;
  const order = new Int32Array(days.length);
  const next = until.slice();
  for (let row = days.length - 1; row >= 0; row--) order[--next[days[row]!]!] = row;
  return { order, until };
}

/** The last day on which this many clusters are at risk, or null when there are not so many. */
function daysFollowed(spells: Spells, leastClusters: number): number | null {
  const groups = clusterings(spells)[0]!;
  const last = new Float64Array(groupCount(groups)).fill(-1);
  for (let row = 0; row < groups.length; row++) {
    const group = groups[row]!;
    if (spells.lines[row]! > 0) last[group] = Math.max(last[group]!, wholeDay(spells, row));
  }
  const day = last.sort()[last.length - leastClusters] ?? -1;
  return day < 0 ? null : day;
}

function wholeDay({ days, ended }: Spells, row: number): number {
  return Math.max(ended[row] ? 1 : 0, Math.ceil(days[row]!));
}

/** The clusterings given, or each row by itself. */
function clusterings({ clusters, lines }: Spells): readonly Int32Array[] {
  return clusters.length > 0 ? clusters : [numbered(lines.length, (row) => row)];
}

/** As `Int32Array.from` with a function, which is many times slower. */
function numbered(length: number, numberOf: (row: number) => number): Int32Array {
  const numbers = new Int32Array(length);
  for (let row = 0; row < length; row++) numbers[row] = numberOf(row);
  return numbers;
}

function groupCount(groups: Int32Array): number {
  return groups.reduce((most, group) => Math.max(most, group + 1), 0);
}
