import type { Interval } from "../../../../src/model/signal.ts";
import { sentence } from "../../../../src/reports/html/format.ts";
import { signed } from "../../../../src/reports/backtest-text.ts";
import { dotMarks } from "../../design/row-marks.ts";
import type { ChartRow, RowScale } from "../../design/rows.tsx";

const CHANCE = 0.5;
const TICKS = [0.5, 0.6, 0.7, 0.8, 0.9, 1];
const FEW_TICKS = [0.5, 0.75, 1];
/** CSS pixels that all labels of the scale take. */
const ROOM = 340;

/** Worse than chance lies on the left of the mark. */
const ENDS: [number, number] = [0.4, 1];

export const AUC_SCALE: RowScale = {
  x: { domain: ENDS, axis: null },
  ticks: (pixels) => (pixels < ROOM ? FEW_TICKS : TICKS),
  tickName: (auc) => (auc === CHANCE ? "chance 0.5" : String(auc)),
  label: "AUC",
  marked: CHANCE,
};

/** `0.882 (0.760–0.958)` on the scale of AUCs. */
export function aucRow(key: string, name: string, auc: Interval | null, strong: boolean): ChartRow {
  const text = auc ? `${auc.estimate.toFixed(3)} (${auc.low.toFixed(3)}–${auc.high.toFixed(3)})` : "too little to say";
  return {
    key,
    head: strong ? <strong>{sentence(name)}</strong> : sentence(name),
    value: text,
    label: `${name}: ${text}`,
    marks: auc ? dotMarks(auc, ENDS, strong) : [],
  };
}

/** A scale around zero on which all differences lie. */
export function differenceScale(all: readonly Interval[]): { scale: RowScale; ends: [number, number] } {
  const low = Math.min(-0.05, ...all.map((difference) => difference.low));
  const high = Math.max(0.05, ...all.map((difference) => difference.high));
  const step = high - low > 0.4 ? 0.2 : high - low > 0.2 ? 0.1 : 0.05;
  const ends: [number, number] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const count = Math.round((ends[1] - ends[0]) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((ends[0] + index * step).toFixed(2)));
  return {
    ends,
    scale: {
      x: { domain: ends, axis: null },
      ticks: () => ticks,
      tickName: (tick) => (tick === 0 ? "0" : signed(tick).replace(/0$/, "")),
      label: "Difference of AUCs",
      marked: 0,
    },
  };
}

/** A difference with its interval, and what it says. */
export function differenceRow(
  key: string,
  name: string,
  difference: Interval | null,
  ends: [number, number],
  says: string,
  detail?: string,
): ChartRow {
  return {
    key,
    head: sentence(name),
    value: (
      <>
        {says}
        {detail !== undefined && <div className="quiet">{detail}</div>}
      </>
    ),
    label: `${name}: ${difference ? `${signed(difference.estimate)} (${signed(difference.low)} to ${signed(difference.high)}), ` : ""}${says}`,
    marks: difference ? dotMarks(difference, ends, difference.low > 0 || difference.high < 0) : [],
  };
}
