/**
 * Constant relative risk aversion (Pratt 1964, Arrow 1965): U(w) = w^(1 - g) / (1 - g), ln w for g = 1.
 *
 * The certainty equivalent is the sure sum that is worth as much as the gamble, to somebody who has `wealth` beside
 * it: CE = U^-1(mean of U(wealth + value)) - wealth. What would leave less than a hundredth of the wealth counts as a
 * hundredth of it, since nobody lives on less than nothing.
 */

const FLOOR = 0.01;

/** Mean utility of values, for somebody with this wealth. */
export function meanUtility(
  values: Float64Array,
  wealth: number,
  aversion: number,
  from = 0,
  to = values.length,
): number {
  const least = FLOOR * wealth;
  let sum = 0;
  if (aversion === 1) for (let i = from; i < to; i++) sum += Math.log(Math.max(least, wealth + values[i]!));
  else if (aversion === 2) for (let i = from; i < to; i++) sum -= 1 / Math.max(least, wealth + values[i]!);
  else for (let i = from; i < to; i++) sum += Math.max(least, wealth + values[i]!) ** (1 - aversion) / (1 - aversion);
  return sum / (to - from);
}

/** The sure sum beside the wealth that has this utility. */
function sumOfUtility(utility: number, wealth: number, aversion: number): number {
  const sure = aversion === 1 ? Math.exp(utility) : ((1 - aversion) * utility) ** (1 / (1 - aversion));
  return sure - wealth;
}

/** The sure sum that is worth as much as these values, each as likely as another. */
export function certaintyEquivalent(
  values: Float64Array,
  wealth: number,
  aversion: number,
  from = 0,
  to = values.length,
): number {
  return sumOfUtility(meanUtility(values, wealth, aversion, from, to), wealth, aversion);
}
