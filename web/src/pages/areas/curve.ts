/** A share over time with its 95 % interval. */
export interface CurvePoint {
  days: number;
  share: number;
  low: number;
  high: number;
}

/** `63 % (55–71)` */
export function readingText({ share, low, high }: Omit<CurvePoint, "days">): string {
  const digits = high < 0.1 ? 1 : 0;
  const figure = (value: number): string => (100 * value).toFixed(digits);
  return `${figure(share)} % (${figure(low)}–${figure(high)})`;
}

/** A curve at a day; undefined where it was not followed for so long. */
export function curveAt(curve: readonly CurvePoint[], days: number): Omit<CurvePoint, "days"> | undefined {
  const next = curve.findIndex((point) => point.days >= days);
  const after = curve[next];
  if (!after) return undefined;
  const before = curve[Math.max(0, next - 1)]!;
  const part = after.days > before.days ? (days - before.days) / (after.days - before.days) : 1;
  const between = (one: number, other: number): number => one + part * (other - one);
  return {
    share: between(before.share, after.share),
    low: between(before.low, after.low),
    high: between(before.high, after.high),
  };
}
