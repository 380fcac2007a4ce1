import { axisX, type PlotOptions, type Markish, ruleX, type ScaleOptions } from "@observablehq/plot";
import { type ReactNode, useCallback } from "react";

import { Chart } from "./chart.tsx";
import "./rows.css";

/** One line of a picture: a name, what is drawn for it on the scale that all lines share, and the same in words. */
export interface ChartRow {
  key: string;
  head: ReactNode;
  detail?: ReactNode;
  value: ReactNode;
  /** What a screen reader says instead of the drawing. */
  label: string;
  /** In the middle of the line, where y is 0. */
  marks: Markish[];
}

export interface RowScale {
  x: ScaleOptions;
  /** @param pixels how wide the scale is */
  ticks: (pixels: number) => number[];
  tickName: (value: number) => string;
  /** What is on the scale, with its unit. */
  label: string;
  /** A place on the scale that stands out, such as chance. */
  marked?: number;
  /** Room at both ends for half of a name, CSS pixels. */
  side?: number;
}

/** Of scales that do not say it. */
const SIDE = 10;
/** CSS pixels of a line with two lines of text. */
const HEIGHT = 46;

export interface RowGroup {
  title?: string;
  rows: readonly ChartRow[];
}

/** @param scale made anew only when it changes @param groups the same */
export function Rows({
  scale,
  groups,
  height = HEIGHT,
}: {
  scale: RowScale;
  groups: readonly RowGroup[];
  /** Of a line, CSS pixels. */
  height?: number;
}): React.JSX.Element {
  return (
    <div className="rows">
      <Axis scale={scale} />
      {groups.map(({ title, rows }) => (
        <div key={title ?? ""}>
          {title !== undefined && <h4 className="rows-title">{title}</h4>}
          <ul>
            {rows.map((row) => (
              <li key={row.key} className="rows-row">
                <div className="rows-head">
                  <div>{row.head}</div>
                  {row.detail !== undefined && <div className="rows-detail quiet">{row.detail}</div>}
                </div>
                <Line scale={scale} row={row} height={height} />
                <div className="rows-value">{row.value}</div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Line({
  scale: { x, ticks, marked, side = SIDE },
  row: { marks, label },
  height,
}: {
  scale: RowScale;
  row: ChartRow;
  height: number;
}): React.JSX.Element {
  const options = useCallback(
    ({ width }: { width: number }): PlotOptions => ({
      ...frame(x, side),
      height,
      marks: [
        ruleX(ticks(width - 2 * side), { stroke: "var(--line)" }),
        ...(marked === undefined ? [] : [ruleX([marked], { stroke: "var(--ink)", strokeDasharray: "2 3" })]),
        ...marks,
      ],
    }),
    [x, ticks, marked, side, marks, height],
  );
  return <Chart options={options} label={label} />;
}

function Axis({ scale: { x, ticks, tickName, label, side = SIDE } }: { scale: RowScale }): React.JSX.Element {
  const options = useCallback(
    ({ width }: { width: number }): PlotOptions => ({
      ...frame(x, side),
      height: 20,
      marginBottom: 18,
      marks: [
        axisX(ticks(width - 2 * side), {
          anchor: "bottom",
          tickSize: 0,
          label: null,
          color: "var(--muted)",
          fontSize: 12,
          tickFormat: tickName,
        }),
      ],
    }),
    [x, ticks, tickName, side],
  );
  return (
    <div className="rows-row rows-axis" aria-hidden="true">
      <div className="rows-head quiet">{label}</div>
      <Chart options={options} label="" />
    </div>
  );
}

function frame(x: ScaleOptions, side: number): PlotOptions {
  return {
    marginTop: 0,
    marginBottom: 0,
    marginLeft: side,
    marginRight: side,
    x,
    y: { domain: [-1, 1], axis: null },
  };
}
