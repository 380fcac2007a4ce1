import { useMemo } from "react";

import { type SignalId, SIGNALS } from "../../../../src/model/signal.ts";
import {
  AUC,
  BASELINE,
  type BaselineName,
  OUTCOME,
  type OutcomeName,
  type ScoredOutcome,
  signed,
} from "../../../../src/reports/backtest-text.ts";
import { OneOf } from "../../design/one-of.tsx";
import { type ChartRow, Rows } from "../../design/rows.tsx";
import type { Change, TrustSearch } from "../../router.tsx";
import { aucRow, AUC_SCALE, differenceRow, differenceScale } from "./score-rows.tsx";
import { QUESTION } from "./words.ts";

const OUTCOMES = (Object.keys(QUESTION) as OutcomeName[]).map((value) => ({ value, name: QUESTION[value].name }));

/** Foresight against simple figures and each signal, on one scale from chance to certainty. */
export function Discrimination({
  scored,
  search,
  change,
}: {
  scored: readonly ScoredOutcome[];
  search: TrustSearch;
  change: (part: Change<TrustSearch>) => void;
}): React.JSX.Element {
  const one = scored.find(({ outcome }) => outcome === search.outcome) ?? scored[0]!;
  return (
    <section className="section" id="against" aria-labelledby="against-title">
      <h2 id="against-title">Is it better than simply counting?</h2>
      <OneOf
        label="What is foreseen"
        value={one.outcome}
        options={OUTCOMES}
        onChange={(next) => change({ outcome: next === "sustained" ? undefined : next })}
      />
      <p className="trust-outcome">
        {QUESTION[one.outcome].name}: {OUTCOME[one.outcome]}.
      </p>
      {one.enough && one.ours.auc ? (
        <div className="trust-two">
          <Scores scored={one} />
          <Differences scored={one} />
        </div>
      ) : (
        <p className="notice">Too little to say of this outcome on what was read.</p>
      )}
    </section>
  );
}

function Scores({ scored }: { scored: ScoredOutcome }): React.JSX.Element {
  const groups = useMemo((): { title?: string; rows: ChartRow[] }[] => {
    const baselines = Object.entries(scored.baselines) as [BaselineName, ScoredOutcome["baselines"][BaselineName]][];
    return [
      { rows: [aucRow("foresight", "foresight", scored.ours.auc, true)] },
      {
        title: "Simple figures of the year before",
        rows: baselines.map(([name, { auc }]) => aucRow(name, BASELINE[name], auc, false)),
      },
      {
        title: "Each signal alone",
        rows: SIGNALS.map((signal) => aucRow(signal, signal, scored.signals[signal].auc, false)),
      },
    ];
  }, [scored]);
  return (
    <figure>
      <h3>Who is put first</h3>
      <Rows scale={AUC_SCALE} groups={groups} />
      <figcaption>{AUC} The bar is the 95 % interval. The dashed line is chance, and 1 is always right.</figcaption>
    </figure>
  );
}

function Differences({ scored }: { scored: ScoredOutcome }): React.JSX.Element {
  const { scale, groups } = useMemo(() => {
    const baselines = Object.entries(scored.baselines) as [BaselineName, ScoredOutcome["baselines"][BaselineName]][];
    const all = [
      ...baselines.map(([, { oursIsBetterBy }]) => oursIsBetterBy),
      ...SIGNALS.map((signal) => scored.signals[signal].adds),
    ].filter((difference) => difference !== null);
    const { scale, ends } = differenceScale(all);
    return {
      scale,
      groups: [
        {
          title: "Foresight ahead of",
          rows: baselines.map(([name, { oursIsBetterBy: better }]) =>
            differenceRow(name, BASELINE[name], better, ends, better ? aheadText(better) : "too little to say"),
          ),
        },
        {
          title: "What a signal adds to recent active weeks",
          rows: SIGNALS.map((signal) => {
            const { adds, says, known } = scored.signals[signal];
            return differenceRow(signal, signal, adds, ends, says, `known in ${known} of ${scored.n} cases`);
          }),
        },
      ],
    };
  }, [scored]);
  const nothing = SIGNALS.filter((signal) => scored.signals[signal].says === "adds nothing that can be told");
  return (
    <figure>
      <h3>What the difference is</h3>
      <Rows scale={scale} groups={groups} />
      <figcaption>
        Differences of the AUCs on the same cases, with 95 % intervals. An interval that holds zero (the dashed line)
        means that the difference can’t be told.
        {nothing.length > 0 && ` ${nothingText(nothing)} A signal says what somebody does, which is another question.`}
      </figcaption>
    </figure>
  );
}

function aheadText({ estimate, low, high }: { estimate: number; low: number; high: number }): string {
  const figures = `${signed(estimate)} (${signed(low)} to ${signed(high)})`;
  if (low > 0) return `better: ${figures}`;
  return high < 0 ? `worse: ${figures}` : figures;
}

function nothingText(nothing: readonly SignalId[]): string {
  if (nothing.length === SIGNALS.length) return "No signal adds anything that can be told to recent active weeks here.";
  return `To recent active weeks ${nothing.join(", ")} ${nothing.length === 1 ? "adds" : "add"} nothing here that can be told.`;
}
