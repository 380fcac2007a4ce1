const PERCENTILES = [0, 100] as const;

/** A dot with its 95 % interval on a scale, which is of percentiles unless it is said; and the same in words. */
export function IntervalDot({
  estimate,
  low,
  high,
  label,
  ends: [least, most] = PERCENTILES,
  digits = 0,
}: {
  estimate: number;
  low: number;
  high: number;
  /** What is on the scale: `drive`. */
  label: string;
  /** Of the scale; what lies beyond is drawn at the end. */
  ends?: readonly [least: number, most: number];
  /** Decimals of the figures in words. */
  digits?: number;
}): React.JSX.Element {
  const at = (value: number): number => (100 * (Math.min(most, Math.max(least, value)) - least)) / (most - least);
  const [dot, from, to] = [estimate, low, high].map((value) => value.toFixed(digits));
  const text = `${label}: ${dot}, 95 % interval ${from} to ${to}`;
  return (
    <span className="interval" role="img" aria-label={text} title={text}>
      <i style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
      <b style={{ left: `${at(estimate)}%` }} />
    </span>
  );
}

/** Unknown is never low: it has no place on the scale. */
export function UnknownDot({ label }: { label: string }): React.JSX.Element {
  return (
    <span className="interval unknown" role="img" aria-label={`${label}: not enough public work to say`}>
      unknown
    </span>
  );
}
