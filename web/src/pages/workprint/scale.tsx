import type { SignalResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";

/** The one scale of all signals, with whom it compares. */
export function Scale({ cohort }: { cohort: SignalResult["cohort"] }): React.JSX.Element {
  return (
    <div className="workprint-scale" aria-hidden="true">
      <div>
        <p>percentile{among(cohort)}</p>
        <ol>
          {[0, 25, 50, 75, 100].map((tick) => (
            <li key={tick} style={{ left: `${tick}%` }}>
              {tick}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function among(cohort: SignalResult["cohort"]): string {
  const [one] = cohort;
  if (!one) return "";
  if (cohort.length === 1) return ` among ${plural(one.people, "person", "people")} active in ${one.source}`;
  return ` among the people active in ${cohort.length} repositories`;
}
