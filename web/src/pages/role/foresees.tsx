import type { BacktestResult } from "../../../../src/model/results.ts";
import type { Interval, SignalId } from "../../../../src/model/signal.ts";

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
          <span>0.5, chance</span>
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
      <Strip auc={auc} what={what} />
      {figure(auc.estimate)} ({figure(auc.low)}–{figure(auc.high)})
    </dd>
  );
}

/** An AUC on a scale from 0.5, which is chance, to 1. */
function Strip({ auc: { estimate, low, high }, what }: { auc: Interval; what: string }): React.JSX.Element {
  const [left, dot, right] = [low, estimate, high].map((auc) => Math.min(100, Math.max(0, 200 * (auc - 0.5))));
  const text = `${what}: ${figure(estimate)}, 95 % interval ${figure(low)} to ${figure(high)}`;
  return (
    <span className="interval" role="img" aria-label={text} title={text}>
      <i style={{ left: `${left}%`, width: `${right! - left!}%` }} />
      <b style={{ left: `${dot}%` }} />
    </span>
  );
}

function figure(auc: number): string {
  return auc.toFixed(2);
}
