import { Collapsible } from "radix-ui";

import type { PersonResult, SignalResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { count, measured, placed, sentence } from "../../../../src/reports/html/format.ts";
import { MEANING, unknownText } from "../../../../src/reports/signal-text.ts";
import { Chevron } from "../../design/disclosure.tsx";
import { IntervalDot, UnknownDot } from "../../design/interval.tsx";
import { CommitList } from "../../design/commit-list.tsx";
import { Measures } from "./measures.tsx";

/** A signal on the shared scale, its figure, and in words what it rests on. */
export function SignalRow({
  signal,
  commits,
}: {
  signal: SignalResult;
  /** Those that it rests on, what weighs most first. */
  commits: PersonResult["evidence"];
}): React.JSX.Element {
  const { signal: id, percentile, percentileLow, percentileHigh, estimate, low, high, unit, measures } = signal;
  const value = estimate === null ? null : { estimate, low: low!, high: high! };
  const facts = measures.filter(({ sentence: fact }) => fact !== "");
  return (
    <Collapsible.Root className="workprint-signal" id={`signal-${id}`}>
      <div className="workprint-signal-row">
        <div>
          <h3>{sentence(id)}</h3>
          <p className="quiet">{MEANING[id]}</p>
        </div>
        <div className="workprint-track">
          {percentile === null ? (
            <UnknownDot label={id} />
          ) : (
            <IntervalDot estimate={percentile} low={percentileLow!} high={percentileHigh!} label={id} />
          )}
        </div>
        <p className="workprint-place">
          {percentile === null ? (
            <span className="quiet">{unknownText(signal)}</span>
          ) : (
            <strong>{placed(signal)}</strong>
          )}
          {value && <small>{measured({ value, unit })}</small>}
        </p>
        <ul className="workprint-facts">
          {facts.map((measure) => (
            <li key={measure.measure}>{sentence(measure.sentence)}</li>
          ))}
          {facts.length === 0 && (
            <li className="quiet">
              {percentile === null && commits.length > 0
                ? "There is evidence, too little to put it into figures."
                : "Nothing of this was seen."}
            </li>
          )}
          <li>
            <Collapsible.Trigger className="disclosure-title">
              <Chevron />
              <span>
                Evidence<span className="hidden"> of {id}</span>: {plural(commits.length, "piece")},{" "}
                {plural(measures.length, "measure")}
              </span>
            </Collapsible.Trigger>
          </li>
        </ul>
      </div>
      <Collapsible.Content className="workprint-evidence">
        <div className="stack">
          <h4>How it was measured</h4>
          <Measures measures={measures} />
          <p className="quiet">{against(signal)}</p>
          <ul className="workprint-notes">
            {signal.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </div>
        <div className="stack">
          <h4>What weighs most</h4>
          {commits.length === 0 ? <p className="quiet">None in scope.</p> : <CommitList commits={commits} />}
        </div>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

/** Whom they are compared with, and on how much. */
function against({ cohort, n, percentile }: SignalResult): string {
  const seen = `Seen in ${plural(n, "active week")} of the last two years.`;
  if (cohort.length === 0) return `${seen} Nobody to compare with.`;
  const groups = cohort.map(
    ({ source, people }) => `${count(people)} ${people === 1 ? "person" : "people"} in ${source}`,
  );
  return `${percentile === null ? "Would be compared" : "Compared"} with ${groups.join(", ")}, active in the last year. ${seen}`;
}
