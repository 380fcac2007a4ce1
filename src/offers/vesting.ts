import type { Vesting } from "./path.ts";

/** Months between the dates on which something vests. */
export const STEPS = { month: 1, quarter: 3, year: 12 } as const;

/**
 * Equal steps over some years; what would have vested before the cliff vests at the cliff.
 *
 * @param years of the whole grant
 * @param cliffMonths 0: none
 */
export function steadyVesting(years: number, cliffMonths: number, every: keyof typeof STEPS): Vesting {
  const months = Math.round(12 * years);
  const step = STEPS[every];
  const dates: number[] = [];
  for (let month = step; month < months; month += step) dates.push(month);
  dates.push(months);
  const share = new Map<number, number>();
  let before = 0;
  for (const date of dates) {
    const at = Math.max(date, cliffMonths);
    share.set(at, (share.get(at) ?? 0) + (date - before) / months);
    before = date;
  }
  return { events: [...share].map(([month, part]) => ({ month, share: part })) };
}

/** A share for each year, in equal steps within it. */
export function yearlyVesting(shares: readonly number[], every: keyof typeof STEPS): Vesting {
  const step = STEPS[every];
  return {
    events: shares.flatMap((part, year) =>
      Array.from({ length: 12 / step }, (_, index) => ({
        month: 12 * year + (index + 1) * step,
        share: (part * step) / 12,
      })),
    ),
  };
}

/** What has vested after some months, as a share. */
export function vestedAfter({ events }: Vesting, months: number): number {
  return events.reduce((sum, { month, share }) => (month <= months ? sum + share : sum), 0);
}
