/**
 * Who gets what of an exit.
 *
 * With p the price that common stock gets for all shares of today, a class with share s and preference L takes
 * what is best for it at that price: max(L, s p) without participation, L + s p with it, and with a cap C
 * max(min(L + s p, C), s p). All of these rise with p, so there is one price at which they add up to the proceeds,
 * and at that price nobody would rather have chosen otherwise. Below the sum of preferences p is 0 and rank decides.
 */

import type { Preference } from "./path.ts";

export interface Payout {
  /** What common stock would get for all of today's shares at its price per share. */
  commonPrice: number;
  /** What each class gets, in the order given. */
  classes: number[];
}

/** What a class gets at a price of common stock, where all preferences are paid. */
function best({ invested, multiple, kind, cap, share }: Preference, price: number): number {
  const first = invested * multiple;
  const converted = share * price;
  if (kind === "non-participating") return Math.max(first, converted);
  if (kind === "participating") return first + converted;
  return Math.max(Math.min(first + converted, Math.max(cap * invested, first)), converted);
}

/** Prices at which a class changes what it does. */
function turns({ invested, multiple, kind, cap, share }: Preference): number[] {
  if (share <= 0 || kind === "participating") return [];
  const first = invested * multiple;
  if (kind === "non-participating") return [first / share];
  const most = Math.max(cap * invested, first);
  return [(most - first) / share, most / share];
}

/**
 * @param proceeds of the whole company, 0 or more
 * @param classes preferred stock; shares are of today's count
 * @param commonShare common stock, options and grants together, of today's count
 */
export function waterfall(proceeds: number, classes: readonly Preference[], commonShare: number): Payout {
  return waterfallOf(classes, commonShare)(proceeds);
}

/** As {@link waterfall}, for many sizes of exits. */
export function waterfallOf(classes: readonly Preference[], commonShare: number): (proceeds: number) => Payout {
  const owed = classes.reduce((sum, { invested, multiple }) => sum + invested * multiple, 0);
  const total = (price: number): number => classes.reduce((sum, one) => sum + best(one, price), commonShare * price);
  const knots = [0, ...classes.flatMap(turns).filter(Number.isFinite)]
    .sort((a, b) => a - b)
    .map((price) => ({ price, total: total(price) }));
  const last = knots.at(-1)!;
  // Beyond the last turn every share counts, but those of a class so small that it never converts.
  const beyond = classes.reduce((sum, one) => (turns(one).every(Number.isFinite) ? sum + one.share : sum), commonShare);
  return (proceeds) => {
    if (proceeds < owed) return { commonPrice: 0, classes: byRank(proceeds, classes) };
    const next = knots.findIndex((knot) => knot.total > proceeds);
    const from = next < 0 ? last : knots[next - 1]!;
    const to = knots[next];
    const slope = to ? (to.total - from.total) / (to.price - from.price) : beyond;
    const price = slope > 0 ? from.price + (proceeds - from.total) / slope : from.price;
    return { commonPrice: price, classes: classes.map((one) => best(one, price)) };
  };
}

/** Too little for all preferences: by rank, and within a rank in proportion. */
function byRank(proceeds: number, classes: readonly Preference[]): number[] {
  const paid = classes.map(() => 0);
  let left = proceeds;
  const ranks = [...new Set(classes.map(({ rank }) => rank))].sort((a, b) => b - a);
  for (const rank of ranks) {
    const owed = classes.reduce((sum, one) => (one.rank === rank ? sum + one.invested * one.multiple : sum), 0);
    const share = owed > 0 ? Math.min(1, left / owed) : 0;
    classes.forEach((one, index) => {
      if (one.rank === rank) paid[index] = share * one.invested * one.multiple;
    });
    left = Math.max(0, left - share * owed);
  }
  return paid;
}
