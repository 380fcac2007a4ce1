import type { Role } from "../../../../src/model/role.ts";
import { SIGNALS, type SignalId } from "../../../../src/model/signal.ts";
import { useOperation } from "../../api/use-operation.ts";
import { BacktestState } from "./backtest-state.tsx";
import { Criterion } from "./criterion.tsx";

type Criteria = Role["criteria"];

const NEW_WEIGHT = 1;

/** Every signal: those that the role weighs, and those that it may. */
export function Criteria({
  criteria,
  onShow,
  onChange,
}: {
  criteria: Criteria;
  onShow: (criteria: Criteria) => void;
  onChange: (criteria: Criteria) => void;
}): React.JSX.Element {
  const backtest = useOperation("backtest", {});
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const withWeight = (signal: SignalId, weight: number): Criteria =>
    criteria.map((one) => (one.signal === signal ? { signal, weight } : one));
  return (
    <>
      <BacktestState answer={backtest} />
      <ul className="role-criteria">
        {SIGNALS.map((signal) => {
          const weight = criteria.find((one) => one.signal === signal)?.weight;
          return (
            <Criterion
              key={signal}
              signal={signal}
              weight={weight}
              share={(weight ?? 0) / total}
              only={criteria.length === 1}
              backtest={backtest.data}
              onShow={(next) => onShow(withWeight(signal, next))}
              onChange={(next) => onChange(withWeight(signal, next))}
              onAdd={() =>
                onChange(
                  SIGNALS.flatMap((one) =>
                    one === signal
                      ? [{ signal, weight: NEW_WEIGHT }]
                      : criteria.filter((known) => known.signal === one),
                  ),
                )
              }
              onRemove={() => onChange(criteria.filter((one) => one.signal !== signal))}
            />
          );
        })}
      </ul>
    </>
  );
}
