import type { BacktestResult } from "../../../../src/model/results.ts";
import type { Interval, SignalId } from "../../../../src/model/signal.ts";
import { IntervalDot } from "../../design/interval.tsx";

type Outcome = BacktestResult["outcomes"][number];
type Says = Outcome["signals"][SignalId]["says"];

const OUTCOME: Record<Outcome["outcome"], string> = {
  sustained: "goes on",
  core: "in the core",
  across: "works across",
};

/** The verdict as a sentence. */
const SAYS: Record<Says, string> = {
  "adds to recent active weeks": "It adds to what recent active weeks alone foresee.",
  "adds nothing that can be told": "To recent active weeks alone it adds nothing that can be told.",
  "takes away from recent active weeks": "It takes away from what recent active weeks alone foresee.",
  "too little to say": "There is too little to say what it adds.",
};

/** How well a signal would have foreseen what people did in the following twelve months. */
export function Foresees({ backtest, signal }: { backtest: BacktestResult; signal: SignalId }): React.JSX.Element {
  const outcomes = backtest.outcomes.filter(({ population }) => population === "all");
  const verdicts = new Set(outcomes.map(({ signals }) => signals[signal].says));
  const [verdict] = verdicts;
  const alike = verdicts.size === 1;
  return (
    <div className="role-foresees">
      <p className="role-scale" aria-hidden="true">
        <span>
          <span>0.5</span>
          <span>1</span>
        </span>
        AUC (95 % interval)
      </p>
      <dl aria-label={`How well ${signal} foresees`}>
        {outcomes.map(({ outcome, signals }) => (
          <div key={outcome}>
            <dt>{OUTCOME[outcome]}</dt>
            <Auc auc={signals[signal].auc} what={`AUC of ${signal} for ${OUTCOME[outcome]}`} />
            {!alike && <dd className="quiet">{SAYS[signals[signal].says]}</dd>}
          </div>
        ))}
      </dl>
      {alike && <p className="quiet">{SAYS[verdict!]}</p>}
    </div>
  );
}

function Auc({ auc, what }: { auc: Interval | null; what: string }): React.JSX.Element {
  if (!auc) return <dd className="quiet">too little to say</dd>;
  return (
    <dd className="role-auc">
      {/* From chance to certainty. */}
      <IntervalDot {...auc} label={what} ends={[0.5, 1]} digits={2} />
      {figure(auc.estimate)} ({figure(auc.low)}–{figure(auc.high)})
    </dd>
  );
}

function figure(auc: number): string {
  return auc.toFixed(2);
}
