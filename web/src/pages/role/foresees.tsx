import type { BacktestResult } from "../../../../src/model/results.ts";
import type { Interval, SignalId } from "../../../../src/model/signal.ts";

type Outcome = BacktestResult["outcomes"][number];

const OUTCOME: Record<Outcome["outcome"], string> = {
  sustained: "who goes on",
  core: "who is core",
  across: "who works across",
};

/** How well a signal would have foreseen what people did in the following twelve months. */
export function Foresees({ backtest, signal }: { backtest: BacktestResult; signal: SignalId }): React.JSX.Element {
  return (
    <dl className="role-foresees" aria-label={`How well ${signal} foresees`}>
      {backtest.outcomes
        .filter(({ population }) => population === "all")
        .map(({ outcome, signals }) => {
          const { auc, says } = signals[signal];
          return (
            <div key={outcome}>
              <dt>{OUTCOME[outcome]}</dt>
              <dd>
                {auc ? <Strip auc={auc} what={`AUC of ${signal} for ${OUTCOME[outcome]}`} /> : null}
                <span>{auc ? `${figure(auc.estimate)} (${figure(auc.low)}–${figure(auc.high)})` : ""}</span>
                <span className="quiet">{says}</span>
              </dd>
            </div>
          );
        })}
    </dl>
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
