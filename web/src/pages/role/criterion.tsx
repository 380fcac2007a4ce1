import type { BacktestResult } from "../../../../src/model/results.ts";
import type { SignalId } from "../../../../src/model/signal.ts";
import { LIMITS, MEASURES } from "../../../../src/model/signal-words.ts";
import { percent } from "../../../../src/model/words.ts";
import { Slider } from "../../design/slider.tsx";
import { MOST_WEIGHT } from "../../role/search.ts";
import { Foresees } from "./foresees.tsx";

/** A signal, what the role gives for it, what it shows and doesn't, and how well it foresees. */
export function Criterion({
  signal,
  weight,
  share,
  only,
  backtest,
  onShow,
  onChange,
}: {
  signal: SignalId;
  /** 0: it does not count. */
  weight: number;
  /** Of all weights, from 0 to 1. */
  share: number;
  /** It is the only one that counts, and one has to. */
  only: boolean;
  backtest: BacktestResult | undefined;
  onShow: (weight: number) => void;
  onChange: (weight: number) => void;
}): React.JSX.Element {
  const words = weight === 0 ? "does not count" : `weight ${weight}, ${percent(share)} of the order`;
  return (
    <li className="role-criterion" data-counts={weight > 0}>
      <div className="role-weight">
        <h3>{signal}</h3>
        <p>
          {weight === 0 ? (
            "Does not count"
          ) : (
            <>
              Weight {weight}, <b>{percent(share)}</b> of the order
            </>
          )}
        </p>
        <Slider
          label={`Weight of ${signal}`}
          value={weight}
          min={only ? 1 : 0}
          max={MOST_WEIGHT}
          text={words}
          onChange={onShow}
          onCommit={onChange}
        />
      </div>
      <div className="role-shows">
        <p>{MEASURES[signal]}</p>
        <p className="quiet">{LIMITS[signal]}</p>
      </div>
      {backtest && <Foresees backtest={backtest} signal={signal} />}
    </li>
  );
}
