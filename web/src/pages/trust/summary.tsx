import { percent } from "../../../../src/model/words.ts";
import { LEAST_CASES, OUTCOME, type Population, type ScoredOutcome } from "../../../../src/reports/backtest-text.ts";
import { OneOf } from "../../design/one-of.tsx";
import type { Change, TrustSearch } from "../../router.tsx";
import { SummaryRows } from "./summary-rows.tsx";
import { againstBest, ofHundred, QUESTION } from "./words.ts";

const POPULATIONS = [
  { value: "all", name: "Everybody" },
  { value: "newcomers", name: "Newcomers: first commit within that year" },
] as const;

/** How far to trust each outcome, in one sentence. */
export function Summary({
  scored,
  of,
  change,
}: {
  scored: readonly ScoredOutcome[];
  of: Population;
  change: (part: Change<TrustSearch>) => void;
}): React.JSX.Element {
  return (
    <section aria-labelledby="summary-title">
      <h2 id="summary-title" className="hidden">
        In one sentence each
      </h2>
      <OneOf
        label="Of whom"
        value={of}
        options={POPULATIONS}
        onChange={(next) => change({ of: next === "all" ? undefined : next })}
      />
      <ul className="trust-summary">
        {scored.map((one) => (
          <li key={one.outcome}>
            <h3>{QUESTION[one.outcome].name}</h3>
            <Sentence scored={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sentence({ scored }: { scored: ScoredOutcome }): React.JSX.Element {
  const { outcome, n, positives, enough, ours } = scored;
  const about = (
    <p className="quiet">
      It came true in {positives} of {n} cases{n > 0 && ` (${percent(positives / n)})`}: {OUTCOME[outcome]}.
    </p>
  );
  if (!enough || !ours.auc)
    return (
      <>
        <p>
          Too little to say: at least {LEAST_CASES} cases in which it came true are needed, and as many in which it did
          not.
        </p>
        {about}
      </>
    );
  return (
    <>
      <p>
        Of two people, foresight puts {QUESTION[outcome].who} first in <strong>{ofHundred(ours.auc)}</strong>; chance
        would be 50. {againstBest(scored)}
      </p>
      <SummaryRows scored={scored} />
      {about}
    </>
  );
}
