import type { BacktestResult } from "../../../../src/model/results.ts";
import type { SignalId } from "../../../../src/model/signal.ts";
import { LIMITS, MEASURES } from "../../../../src/model/signal-words.ts";
import { percent } from "../../../../src/model/words.ts";
import { Slider } from "../../design/slider.tsx";
import { MOST_WEIGHT } from "../../role/search.ts";
import { Foresees } from "./foresees.tsx";

/** A signal as a role weighs it, or could. */
export function Criterion({
  signal,
  weight,
  share,
  only,
  backtest,
  onShow,
  onChange,
  onAdd,
  onRemove,
}: {
  signal: SignalId;
  /** Undefined: it does not count. */
  weight: number | undefined;
  /** Of all weights, from 0 to 1. */
  share: number;
  /** It is the only one, and a role has at least one. */
  only: boolean;
  backtest: BacktestResult | undefined;
  onShow: (weight: number) => void;
  onChange: (weight: number) => void;
  onAdd: () => void;
  onRemove: () => void;
}): React.JSX.Element {
  return (
    <li className="role-criterion" data-counts={weight !== undefined}>
      <div className="role-weight">
        <h3>{signal}</h3>
        {weight === undefined ? (
          <>
            <p className="quiet">Does not count.</p>
            <button type="button" className="button" onClick={onAdd}>
              Let {signal} count
            </button>
          </>
        ) : (
          <>
            <p>
              Weight {weight}, <b>{percent(share)}</b> of the order
            </p>
            <Slider
              label={`Weight of ${signal}`}
              value={weight}
              min={1}
              max={MOST_WEIGHT}
              text={`${weight}, ${percent(share)} of the order`}
              onChange={onShow}
              onCommit={onChange}
            />
            <button
              type="button"
              className="button plain"
              onClick={onRemove}
              disabled={only}
              title={only ? "A role has at least one criterion" : undefined}
            >
              Take {signal} out
            </button>
          </>
        )}
      </div>
      <div className="role-shows">
        <p>{MEASURES[signal]}</p>
        <p className="quiet">{LIMITS[signal]}</p>
      </div>
      {backtest && <Foresees backtest={backtest} signal={signal} />}
    </li>
  );
}
