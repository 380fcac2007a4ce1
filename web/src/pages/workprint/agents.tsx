import type { AgentExposureResult } from "../../../../src/model/agent-exposure.ts";
import { agentTrustSentence, likenessSentences } from "../../../../src/reports/agent-exposure-text.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { plural } from "../../../../src/model/words.ts";
import { IntervalDot } from "../../design/interval.tsx";
import { Section } from "../../design/section.tsx";

/** How like their work is to disclosed agent work: how far to trust it first, then the figure. */
export function Agents({ exposure }: { exposure: AgentExposureResult }): React.JSX.Element {
  const { likeness, low, high, caveats, trust } = exposure;
  const worth = agentTrustSentence(exposure);
  return (
    <Section id="agents" title="Agent exposure">
      {worth !== "" && <p className="notice">{worth}</p>}
      <Provenance provenance={exposure.provenance} />
      {likeness !== null && (
        <div className="workprint-likeness">
          <Row label="Their work" estimate={likeness} low={low!} high={high!} />
          {trust.auc && (
            <Row
              label="Disclosed work"
              estimate={100 * trust.auc.estimate}
              low={100 * trust.auc.low}
              high={100 * trust.auc.high}
            />
          )}
          <p className="quiet">
            Of 100 undisclosed commits by others, how many are less like disclosed agent work. 50, the line, is usual.
            The nearer “disclosed work” is to 50, the less this says.
          </p>
        </div>
      )}
      <ul className="workprint-facts">
        {likenessSentences(exposure).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ul className="workprint-notes">
        {caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </Section>
  );
}

function Row({
  label,
  estimate,
  low,
  high,
}: {
  label: string;
  estimate: number;
  low: number;
  high: number;
}): React.JSX.Element {
  return (
    <div className="workprint-likeness-row">
      <span>{label}</span>
      <div className="workprint-track workprint-half">
        <IntervalDot estimate={estimate} low={low} high={high} label={label} />
      </div>
      <strong>
        {Math.round(estimate)} ({Math.round(low)}–{Math.round(high)})
      </strong>
    </div>
  );
}

const STATES = [
  ["disclosed", "disclosed", "the commit names a coding agent: a fact about the work"],
  ["attested", "attested", "they say it is their own; nothing can be attested yet"],
  ["unknown", "unknown", "neither: that nothing is disclosed proves nothing"],
] as const;

/** What is known of how their commits came about, in three states. */
function Provenance({ provenance }: { provenance: AgentExposureResult["provenance"] }): React.JSX.Element {
  return (
    <dl className="workprint-provenance" aria-label="Provenance of their commits in the last two years">
      {STATES.map(([state, name, meaning]) => (
        <div key={state}>
          <dt>{name}</dt>
          <dd>
            <strong>{count(provenance[state])}</strong> {plural(provenance[state], "commit").replace(/^\d+ /, "")}
            <small>{meaning}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
