import * as Plot from "@observablehq/plot";
import { useCallback } from "react";

import { percent, plural } from "../../../../src/model/words.ts";
import type { ScoredOutcome } from "../../../../src/reports/backtest-text.ts";
import { Chart } from "../../design/chart.tsx";
import { QUESTION } from "./words.ts";

const HALVES = [0, 0.5, 1];

/** What was foreseen against what came, one small panel for each outcome. */
export function Calibration({ scored }: { scored: readonly ScoredOutcome[] }): React.JSX.Element {
  const known = scored.filter(({ ours }) => ours.calibration.length > 0);
  return (
    <section className="section" id="calibration" aria-labelledby="calibration-title">
      <h2 id="calibration-title">Does a chance of 30&nbsp;% mean 30 in 100?</h2>
      {known.length === 0 && <p className="notice">Too little to say on what was read.</p>}
      <div className="trust-panels">
        {known.map((one) => (
          <Panel key={one.outcome} scored={one} />
        ))}
      </div>
      {known.length > 0 && (
        <p className="trust-caption">
          Cases are put into ten bins by their foreseen chance, as many in each. A dot is a bin: how often it came true,
          against how often it was foreseen. On the diagonal the two are the same; below it too much was foreseen, above
          it too little. The calibration error is the mean distance from the diagonal. A dot of few cases can be far off
          by chance. Point at a dot to read it.
        </p>
      )}
    </section>
  );
}

function Panel({ scored: { outcome, n, ours } }: { scored: ScoredOutcome }): React.JSX.Element {
  const { calibration, calibrationError } = ours;
  const options = useCallback(
    ({ width }: { width: number }): Plot.PlotOptions => {
      const axis = { tickSize: 0, color: "var(--muted)", fontSize: 12, tickFormat: (share: number) => percent(share) };
      const title = ({ n, foreseen, observed }: (typeof calibration)[number]): string =>
        `foreseen: ${percent(foreseen)}\ncame true: ${percent(observed)}\n${plural(n, "case")}`;
      return {
        height: Math.min(width, 460),
        marginTop: 24,
        marginRight: 16,
        marginBottom: 40,
        marginLeft: 46,
        x: { domain: [0, 1] },
        y: { domain: [0, 1] },
        marks: [
          Plot.gridX(HALVES, { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.gridY(HALVES, { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.axisX(HALVES, { ...axis, label: "foreseen", labelArrow: "none", labelAnchor: "center" }),
          Plot.axisY(HALVES, { ...axis, label: "came true", labelArrow: "none" }),
          Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: "var(--muted)", strokeDasharray: "3 4" }),
          Plot.line(calibration, { x: "foreseen", y: "observed", stroke: "var(--accent-soft)", strokeWidth: 1.5 }),
          Plot.dot(calibration, { x: "foreseen", y: "observed", r: 5, fill: "var(--accent)", stroke: "var(--bg)" }),
          Plot.tip(
            calibration,
            Plot.pointer({
              x: "foreseen",
              y: "observed",
              title,
              fill: "var(--raised)",
              stroke: "var(--strong-line)",
              fontSize: 12,
            }),
          ),
        ],
      };
    },
    [calibration],
  );
  const sizes = calibration.map(({ n }) => n);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return (
    <figure>
      <h3>{QUESTION[outcome].name}</h3>
      <p className="quiet">
        {plural(n, "case")}, {least === most ? least : `${least} to ${most}`} for each dot; calibration error{" "}
        {calibrationError?.toFixed(3) ?? "unknown"}
      </p>
      <Chart
        options={options}
        label={`${QUESTION[outcome].name}: ${calibration.map(({ foreseen, observed }) => `foreseen ${percent(foreseen)}, came true ${percent(observed)}`).join("; ")}`}
      />
    </figure>
  );
}
