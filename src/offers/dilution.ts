import type { Dilution, Preference } from "./path.ts";

/** Rounds that have been raised after some years. */
export function roundsAfter({ yearsBetween, mostRounds }: Dilution, years: number): number {
  return Math.min(mostRounds, Math.floor(years / yearsBetween));
}

/** What is left of a share after some rounds: (1 - d)^n. */
export function retained({ perRound }: Dilution, rounds: number): number {
  let left = 1;
  for (let round = 0; round < rounds; round++) left *= 1 - perRound;
  return left;
}

/**
 * The classes of preferred stock after some more rounds, in shares of today's count of shares.
 *
 * A round to come is taken to be raised at the last valuation, with a 1x non-participating preference above all
 * others: it sells d of the company for d / (1 - d) of the valuation, as new shares.
 */
export function classesAfter(
  today: readonly Preference[],
  { perRound }: Dilution,
  valuation: number,
  rounds: number,
): Preference[] {
  const classes = [...today];
  const top = Math.max(0, ...today.map(({ rank }) => rank));
  if (perRound === 0) return classes;
  let shares = 1;
  for (let round = 1; round <= rounds; round++) {
    const after = shares / (1 - perRound);
    classes.push({
      name: `round ${round} to come`,
      invested: (valuation * perRound) / (1 - perRound),
      multiple: 1,
      kind: "non-participating",
      cap: 1,
      share: after - shares,
      rank: top + round,
    });
    shares = after;
  }
  return classes;
}
