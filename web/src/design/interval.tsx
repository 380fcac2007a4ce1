/** A dot with its 95 % interval on a scale from 0 to 100, and the same in words. */
export function IntervalDot({
  estimate,
  low,
  high,
  label,
}: {
  estimate: number;
  low: number;
  high: number;
  /** What is on the scale: `drive`. */
  label: string;
}): React.JSX.Element {
  const text = `${label}: ${Math.round(estimate)}, 95 % interval ${Math.round(low)} to ${Math.round(high)}`;
  return (
    <span className="interval" role="img" aria-label={text} title={text}>
      <i style={{ left: `${low}%`, width: `${Math.max(0, high - low)}%` }} />
      <b style={{ left: `${estimate}%` }} />
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
