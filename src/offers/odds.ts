/**
 * The chance that one path turns out to be worth more than others, when all is known.
 *
 * What comes of one company is taken to say nothing of another, so every run of one path is compared with every run
 * of the other: as many pairs as there are, not only runs side by side. A tie counts as half.
 */

/** @param one and other sorted, the smallest first */
export function chanceToBeat(one: Float64Array, other: Float64Array): number {
  let below = 0;
  let upTo = 0;
  let wins = 0;
  for (const value of one) {
    while (below < other.length && other[below]! < value) below++;
    if (upTo < below) upTo = below;
    while (upTo < other.length && other[upTo]! <= value) upTo++;
    wins += (below + upTo) / 2;
  }
  return wins / one.length / other.length;
}

/** The chance to beat all of them. @param one and each of the others sorted, the smallest first */
export function chanceToBeatAll(one: Float64Array, others: readonly Float64Array[]): number {
  const below = others.map(() => 0);
  const upTo = others.map(() => 0);
  let wins = 0;
  for (const value of one) {
    let chance = 1;
    for (let index = 0; index < others.length; index++) {
      const other = others[index]!;
      while (below[index]! < other.length && other[below[index]!]! < value) below[index]!++;
      if (upTo[index]! < below[index]!) upTo[index] = below[index]!;
      while (upTo[index]! < other.length && other[upTo[index]!]! <= value) upTo[index]!++;
      chance *= (below[index]! + upTo[index]!) / 2 / other.length;
    }
    wins += chance;
  }
  return wins / one.length;
}
