import { useMemo } from "react";

import type { NewcomersResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { coreMedianText, coreShareText } from "../../../../src/reports/core-text.ts";
import { YEAR } from "../../../../src/reports/half-life.ts";
import { CurvePanel, type Panel } from "./curve-panel.tsx";
import type { ToCoreRow } from "./newcomers-table.tsx";
import { Name } from "../../design/name.tsx";

type CoreCurve = NewcomersResult["all"]["everybody"];

/** The way to the core of each repository: small panels on one scale. */
export function NewcomersPanels({
  rows,
  who,
}: {
  rows: readonly ToCoreRow[];
  who: "regular" | "everybody";
}): React.JSX.Element {
  const known = rows.filter(({ toCore }) => toCore[who].followedDays > 0 && toCore[who].curve.length > 1);
  const panels = useMemo(() => known.map(({ name, toCore }) => panelOf(name, toCore[who])), [known, who]);
  const points = known.flatMap(({ toCore }) => toCore[who].curve);
  const highest = Math.max(0, ...points.map(({ share }) => 100 * share));
  const top = [10, 20, 40, 60].find((percent) => highest <= 0.8 * percent) ?? 100;
  const years = Math.max(0, ...points.map(({ days }) => days / YEAR));
  const scale = useMemo(() => ({ years, top }), [years, top]);
  const few = rows.filter((row) => !known.includes(row));
  return (
    <>
      {panels.length > 0 && (
        <div className="areas-panels areas-after">
          {panels.map((panel) => (
            <CurvePanel key={panel.key} panel={panel} scale={scale} />
          ))}
        </div>
      )}
      {few.length > 0 && (
        <p className="areas-few">
          Too few people to say:{" "}
          {few.map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <Name>{name}</Name>
            </span>
          ))}
          .
        </p>
      )}
      {panels.length > 0 && (
        <p className="areas-caption">
          The share of newcomers who have become core, by years since their first commit; the band is the 95 % interval.
          All panels are on one scale{top < 100 && `, which ends at ${top} %`}. A curve ends where nobody was followed
          for longer.
        </p>
      )}
    </>
  );
}

function panelOf(name: string, curve: CoreCurve): Panel {
  const words = `${coreShareText(curve.after[1]!)} within 12 months; half after: ${coreMedianText(curve)}`;
  return {
    key: name,
    name: <Name>{shortName(name)}</Name>,
    curve: curve.curve,
    median: curve.medianDays.estimate,
    words: (
      <>
        {curve.becameCore} of {plural(curve.people, "newcomer")}
        <br />
        {coreShareText(curve.after[1]!)} within 12 months
        <br />
        half of them: {coreMedianText(curve)}
      </>
    ),
    label: `${name}: ${words}`,
  };
}

/** A source's name without its owner: a panel is narrow, and the table has all of it. */
function shortName(source: string): string {
  return source.replace(/^.*[+/](?=.)/, "");
}
