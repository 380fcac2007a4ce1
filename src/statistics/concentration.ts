/**
 * Unbiased Herfindahl index: the chance that two different observations have the same key,
 * sum n(n - 1) / (N(N - 1)). The plug-in form makes anyone with little activity look specialised.
 *
 * @param counts observations of each key
 * @returns from 0 to 1; 0 for fewer than two observations, where it is not defined
 */
export function herfindahl(counts: Float64Array): number {
  let total = 0;
  let same = 0;
  for (const count of counts) {
    total += count;
    same += count * (count - 1);
  }
  return total < 2 ? 0 : Math.min(1, Math.max(0, same / (total * (total - 1))));
}

/**
 * Shannon entropy, corrected for what a small sample does not show (Chao and Shen 2003).
 *
 * @param counts observations of each key
 * @returns nats; 0 when nothing was observed
 */
export function chaoShen(counts: Float64Array): number {
  let total = 0;
  let single = 0;
  for (const count of counts) {
    total += count;
    if (count === 1) single++;
  }
  if (total === 0) return 0;
  // Where everything was seen once, the estimate of coverage would be nought.
  const coverage = 1 - Math.min(single, total - 1) / total;
  let entropy = 0;
  for (const count of counts) {
    if (count === 0) continue;
    const share = (coverage * count) / total;
    entropy -= (share * Math.log(share)) / (1 - (1 - share) ** total);
  }
  return entropy;
}
