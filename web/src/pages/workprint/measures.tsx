import type { SignalResult } from "../../../../src/model/results.ts";
import { count, measured, percent, placed } from "../../../../src/reports/html/format.ts";
import { IntervalDot, UnknownDot } from "../../design/interval.tsx";

/** The measures of a signal, each on the same scale as the signal. */
export function Measures({ measures }: { measures: SignalResult["measures"] }): React.JSX.Element {
  return (
    <ul className="workprint-measures">
      {measures.map((measure) => {
        const { label, percentile, percentileLow, percentileHigh, weight, n } = measure;
        return (
          <li key={measure.measure}>
            <p>{label}</p>
            <div className="workprint-track">
              {percentile === null ? (
                <UnknownDot label={label} />
              ) : (
                <IntervalDot estimate={percentile} low={percentileLow!} high={percentileHigh!} label={label} />
              )}
            </div>
            <p className="quiet">
              {percentile !== null && (
                <>
                  Place <strong>{placed(measure)}</strong>.{" "}
                </>
              )}
              {measured(measure)}. {count(n)} {n === 1 ? "observation" : "observations"}.{" "}
              {weight > 0 ? `Counts ${percent(weight)} of the signal.` : "Shown, but does not count."}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
