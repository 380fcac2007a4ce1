/** The normal distribution, to nearly all digits of a double. */

/**
 * Chance that a standard normal variable is below z.
 *
 * Hart's rational approximation as G. West gives it in "Better approximations to cumulative normal functions",
 * Wilmott 2005: about 15 digits, and 8 of what is left of the tail beyond 7.
 */
export function normalBelow(z: number): number {
  const size = Math.abs(z);
  if (size > 37) return z > 0 ? 1 : 0;
  const density = Math.exp((-size * size) / 2);
  const tail = size < 7.071_067_811_865_47 ? density * centre(size) : density / (2.506_628_274_631 * fraction(size));
  return z > 0 ? 1 - tail : tail;
}

function centre(size: number): number {
  const above =
    (((((3.526_249_659_989_11e-2 * size + 0.700_383_064_443_688) * size + 6.373_962_203_531_65) * size +
      33.912_866_078_383) *
      size +
      112.079_291_497_871) *
      size +
      221.213_596_169_931) *
      size +
    220.206_867_912_376;
  const below =
    ((((((8.838_834_764_831_84e-2 * size + 1.755_667_163_182_64) * size + 16.064_177_579_207) * size +
      86.780_732_202_946_1) *
      size +
      296.564_248_779_674) *
      size +
      637.333_633_378_831) *
      size +
      793.826_512_519_948) *
      size +
    440.413_735_824_752;
  return above / below;
}

function fraction(size: number): number {
  let deep = size + 0.65;
  for (const numerator of [4, 3, 2, 1]) deep = size + numerator / deep;
  return deep;
}

const A = [
  -39.696_830_286_653_76, 220.946_098_424_520_5, -275.928_510_446_968_7, 138.357_751_867_269, -30.664_798_066_147_16,
  2.506_628_277_459_239,
] as const;
const B = [
  -54.476_098_798_224_06, 161.585_836_858_040_9, -155.698_979_859_886_6, 66.801_311_887_719_72, -13.280_681_552_885_72,
] as const;
const C = [
  -7.784_894_002_430_293e-3, -0.322_396_458_041_136_5, -2.400_758_277_161_838, -2.549_732_539_343_734,
  4.374_664_141_464_968, 2.938_163_982_698_783,
] as const;
const D = [7.784_695_709_041_462e-3, 0.322_467_129_070_039_8, 2.445_134_137_142_996, 3.754_408_661_907_416] as const;

/**
 * The value that a standard normal variable is below with this chance; infinite at 0 and 1.
 *
 * P. J. Acklam's approximation of 2003 with one step of Halley's method.
 */
export function normalQuantile(chance: number): number {
  if (chance <= 0) return Number.NEGATIVE_INFINITY;
  if (chance >= 1) return Number.POSITIVE_INFINITY;
  if (chance > 0.5) return -normalQuantile(1 - chance);
  let z: number;
  if (chance < 0.024_25) {
    const q = Math.sqrt(-2 * Math.log(chance));
    z =
      (((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5]) /
      ((((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + 1);
  } else {
    const q = chance - 0.5;
    const r = q * q;
    z =
      ((((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5]) * q) /
      (((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + 1);
  }
  const error = (normalBelow(z) - chance) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z - error / (1 + (z * error) / 2);
}
