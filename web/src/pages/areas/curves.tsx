import { useDeferredValue, useMemo } from "react";
import { useDraft } from "../../design/use-draft.ts";

import { durationText, halfLifeText, MONTH, YEAR } from "../../../../src/reports/half-life.ts";
import { type AreaLife, byHalfLife } from "../../../../src/reports/html/area-shapes.ts";
import { Slider } from "../../design/slider.tsx";
import type { AreasSearch, Change } from "../../router.tsx";
import { curveAt, readingText } from "./curve.ts";
import { CurvePanel, type Panel } from "./curve-panel.tsx";

/** What is read at first. */
const ONE_YEAR = 12;

/** How the lines of each area go: small panels on one scale, all read at one age. */
export function Curves({
  areas,
  search,
  change,
}: {
  areas: readonly AreaLife[];
  search: AreasSearch;
  change: (part: Change<AreasSearch>) => void;
}): React.JSX.Element {
  const known = useMemo(() => byHalfLife(areas).filter(({ curve }) => curve.length > 1), [areas]);
  const most = Math.max(0, ...known.map(({ followedDays }) => followedDays));
  const months = Math.max(1, Math.floor(most / MONTH));
  const given = Number(search.at);
  const wanted = Math.min(months, given >= 1 ? Math.round(given) : ONE_YEAR);
  const [month, setMonth] = useDraft(wanted);
  const at = useDeferredValue(month * MONTH);
  const scale = useMemo(() => ({ years: most / YEAR, top: 100, at }), [most, at]);
  const panels = useMemo(() => known.map((area) => panelOf(area, at)), [known, at]);
  return (
    <section className="section" id="curves" aria-labelledby="curves-title">
      <h2 id="curves-title">How it goes: the share of lines still there</h2>
      {known.length === 0 ? (
        <p className="notice">Too few lines were followed to draw curves.</p>
      ) : (
        <>
          <div className="areas-read">
            <p>
              Read {durationText(month * MONTH)} after a line was written{" "}
              <span className="quiet">(the dashed line)</span>
            </p>
            <Slider
              label="Age of a line at which the curves are read"
              value={month}
              min={1}
              max={months}
              text={durationText(month * MONTH)}
              onChange={setMonth}
              onCommit={(next) => change({ at: next === ONE_YEAR ? undefined : String(next) })}
            />
          </div>
          <div className="areas-panels">
            {panels.map((panel) => (
              <CurvePanel key={panel.key} panel={panel} scale={scale} />
            ))}
          </div>
          <p className="areas-caption">
            Each panel is an area, all on one scale of years since the line was written. The band is the 95 % interval,
            the dot is the half-life. A curve ends where too few lines were followed for longer. Point at a curve to
            read it.
          </p>
        </>
      )}
    </section>
  );
}

function panelOf({ area, name, curve, halfLifeDays }: AreaLife, at: number): Panel {
  const reading = curveAt(curve, at);
  const words = reading ? `${readingText(reading)} still there` : "not followed for so long";
  return {
    key: area,
    name,
    curve,
    median: halfLifeDays.estimate,
    words,
    label: `${name}: ${words} after ${durationText(at)}; half-life ${halfLifeText(halfLifeDays)}`,
  };
}
