import type { Role } from "../../../../src/model/role.ts";
import { SIGNALS, type SignalId } from "../../../../src/model/signal.ts";
import { useOperation } from "../../api/use-operation.ts";
import { BacktestState } from "./backtest-state.tsx";
import { Criterion } from "./criterion.tsx";

type Criteria = Role["criteria"];

/** Every signal with its weight; one of weight 0 is not among the criteria. */
export function Criteria({
  criteria,
  askThePast,
  onShow,
  onChange,
}: {
  criteria: Criteria;
  /** Whether to ask how well each foresees. */
  askThePast: boolean;
  onShow: (criteria: Criteria) => void;
  onChange: (criteria: Criteria) => void;
}): React.JSX.Element {
  const backtest = useOperation("backtest", {}, { enabled: askThePast });
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <>
      {askThePast && <BacktestState answer={backtest} />}
      <ul className="role-criteria">
        {SIGNALS.map((signal) => {
          const weight = weightOf(criteria, signal);
          return (
            <Criterion
              key={signal}
              signal={signal}
              weight={weight}
              share={weight / total}
              only={weight === total}
              backtest={backtest.data}
              onShow={(next) => onShow(weighted(criteria, signal, next))}
              onChange={(next) => onChange(weighted(criteria, signal, next))}
            />
          );
        })}
      </ul>
    </>
  );
}

function weightOf(criteria: Criteria, signal: SignalId): number {
  return criteria.find((one) => one.signal === signal)?.weight ?? 0;
}

/** The criteria with another weight for one signal. */
function weighted(criteria: Criteria, changed: SignalId, to: number): Criteria {
  return SIGNALS.flatMap((signal) => {
    const weight = signal === changed ? to : weightOf(criteria, signal);
    return weight > 0 ? [{ signal, weight }] : [];
  });
}
