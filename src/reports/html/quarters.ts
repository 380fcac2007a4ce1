/** Quarters are counted: 8104 is the first quarter of 2026. */

/** `2026-Q3` as a number; undefined when the text is no quarter. */
export function quarterNumber(text: string): number | undefined {
  const parts = /^(\d{4})-Q([1-4])$/.exec(text);
  return parts ? Number(parts[1]) * 4 + Number(parts[2]) - 1 : undefined;
}

/** The quarter of a UTC time such as `2026-08-22T08:00:42Z`. */
export function quarterOf(time: string): number {
  return Number(time.slice(0, 4)) * 4 + Math.floor((Number(time.slice(5, 7)) - 1) / 3);
}

/** When a quarter begins, in UTC. */
export function quarterStart(quarter: number): Date {
  return new Date(Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3));
}

/** `2026 Q3` */
export function quarterName(quarter: number): string {
  return `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;
}

const YEAR = 4;
/** Beyond these, years alone are easier to read. */
const FEW = 12;
const STEPS = [1, 2, 4, 8, 20, 40, 80, 200, 400, 4000];

/** Labels of an axis of quarters. */
export interface QuarterTicks {
  ticks: number[];
  name(quarter: number): string;
  /** Where the label of a quarter stands: a year's where it begins, a quarter's in its middle. */
  labelled(quarter: number): Date;
}

/** Quarters from `first` to `last` that leave room for at most `most` labels: all, every second, years, decades. */
export function quarterTicks(first: number, last: number, most: number): QuarterTicks {
  const count = last - first + 1;
  const step = STEPS.find((size) => count / size <= most && (size >= YEAR || count <= FEW)) ?? STEPS.at(-1)!;
  const ticks: number[] = [];
  for (let quarter = Math.ceil(first / step) * step; quarter <= last; quarter += step) ticks.push(quarter);
  if (step >= YEAR) return { ticks, name: (quarter) => String(Math.floor(quarter / 4)), labelled: quarterStart };
  return { ticks, name: quarterName, labelled: quarterMiddle };
}

function quarterMiddle(quarter: number): Date {
  return new Date((quarterStart(quarter).getTime() + quarterStart(quarter + 1).getTime()) / 2);
}
