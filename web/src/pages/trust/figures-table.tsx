import type { BacktestResult } from "../../../../src/model/results.ts";
import { type Interval, SIGNALS } from "../../../../src/model/signal.ts";
import { BASELINE, type BaselineName, type ScoredOutcome, signed } from "../../../../src/reports/backtest-text.ts";
import type { CsvRow } from "../../design/download.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Columns } from "../../design/table.tsx";
import { QUESTION } from "./words.ts";

interface Figure {
  kind: "foresight" | "simple figure" | "signal";
  name: string;
  auc: Interval | null;
  /** Foresight less a simple figure, or what a signal adds to recent active weeks. */
  difference: Interval | null;
  says: string;
}

/** Every figure of the page, and what can be taken home. */
export function FiguresTable({ result }: { result: BacktestResult }): React.JSX.Element {
  return (
    <section className="section" id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">All figures</h2>
      <div>
        {result.outcomes.map((scored) => (
          <Disclosure key={`${scored.outcome} ${scored.population}`} title={titleOf(scored)}>
            {() => <OutcomeTable scored={scored} />}
          </Disclosure>
        ))}
      </div>
      <ExportRow
        name={`workprint-backtest-${day(result.asOf)}`}
        what="the backtest"
        json={() => result}
        csv={() => result.outcomes.flatMap(csvRows)}
      />
    </section>
  );
}

function titleOf({ outcome, population }: ScoredOutcome): string {
  return `${QUESTION[outcome].name}: ${population === "all" ? "everybody" : "newcomers"}`;
}

function OutcomeTable({ scored }: { scored: ScoredOutcome }): React.JSX.Element {
  const { n, positives, ours } = scored;
  const shown = (value: number | null): string => value?.toFixed(3) ?? "too little to say";
  return (
    <div className="table-scroll">
      <table>
        <caption>
          {n} cases, came true in {positives}. Average precision {shown(ours.averagePrecision)}, precision at 10{" "}
          {shown(ours.precisionAt10)}, Brier score {shown(ours.brier)}, calibration error {shown(ours.calibrationError)}
          .
        </caption>
        <Columns
          names={["What", { figures: "AUC (95 % interval)" }, { figures: "Foresight ahead, or signal adds" }, "Says"]}
        />
        <tbody>
          {figuresOf(scored).map(({ kind, name, auc, difference, says }) => (
            <tr key={`${kind} ${name}`}>
              <th scope="row">{name}</th>
              <td className="figure">
                {auc
                  ? `${auc.estimate.toFixed(3)} (${auc.low.toFixed(3)}–${auc.high.toFixed(3)})`
                  : "too little to say"}
              </td>
              <td className="figure">
                {difference &&
                  `${signed(difference.estimate)} (${signed(difference.low)} to ${signed(difference.high)})`}
              </td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function figuresOf({ ours, baselines, signals }: ScoredOutcome): Figure[] {
  return [
    { kind: "foresight", name: "foresight", auc: ours.auc, difference: null, says: "" },
    ...(Object.keys(baselines) as BaselineName[]).map((name): Figure => ({
      kind: "simple figure",
      name: BASELINE[name],
      auc: baselines[name].auc,
      difference: baselines[name].oursIsBetterBy,
      says: verdict(baselines[name].oursIsBetterBy),
    })),
    ...SIGNALS.map((signal): Figure => ({
      kind: "signal",
      name: signal,
      auc: signals[signal].auc,
      difference: signals[signal].adds,
      says: signals[signal].says,
    })),
  ];
}

function verdict(better: Interval | null): string {
  if (!better) return "too little to say";
  if (better.low > 0) return "foresight is better";
  return better.high < 0 ? "foresight is worse" : "can’t be told apart";
}

function csvRows(scored: ScoredOutcome): CsvRow[] {
  const { outcome, population, n, positives, ours } = scored;
  return figuresOf(scored).map(({ kind, name, auc, difference, says }) => ({
    outcome,
    population,
    cases: n,
    came_true: positives,
    kind,
    name,
    auc: auc?.estimate ?? null,
    auc_low: auc?.low ?? null,
    auc_high: auc?.high ?? null,
    difference: difference?.estimate ?? null,
    difference_low: difference?.low ?? null,
    difference_high: difference?.high ?? null,
    calibration_error: kind === "foresight" ? ours.calibrationError : null,
    says,
  }));
}
