import { useCallback, useMemo } from "react";

import type { AreasResult, HalfLifeResult } from "../../../../src/model/results.ts";
import { percent, plural } from "../../../../src/model/words.ts";
import { dayTickName, daySpan, dayTicks } from "../../../../src/reports/day-scale.ts";
import { durationText, halfLifeText } from "../../../../src/reports/half-life.ts";
import { type AreaLife, byHalfLife, isKnown } from "../../../../src/reports/html/area-shapes.ts";
import type { CsvRow } from "../../design/download.ts";
import { ExportPage, ExportRow } from "../../design/export-row.tsx";
import { count, day } from "../../../../src/reports/html/format.ts";
import { dotMarks } from "../../design/row-marks.ts";
import { type ChartRow, type RowScale, Rows } from "../../design/rows.tsx";
import { ModuleLives } from "./module-lives.tsx";

/** How long lines live in each area: a dot with its interval, on one scale. */
export function HalfLives({ result, asOf }: { result: AreasResult; asOf: string | undefined }): React.JSX.Element {
  const { areas } = result;
  const known = useMemo(() => byHalfLife(areas), [areas]);
  const name = `workprint-areas-${day(result.asOf)}`;
  const few = areas.filter((area) => !isKnown(area));
  return (
    <section className="section" id="half-lives" aria-labelledby="half-lives-title">
      <h2 id="half-lives-title">How long code lives</h2>
      {areas.length === 0 && <p className="notice">No lines of text were found to follow.</p>}
      {known.length > 0 && (
        <figure>
          <LifeRows areas={known} />
          <figcaption>
            The dot is the half-life: by then half of the lines are gone. The bar is the 95 % interval. An arrow means
            that the half-life, or its upper limit, was not reached: it can be anywhere to the right of where the arrow
            begins. The scale is logarithmic. Below each name is what it rests on; a line is censored when its end was
            not seen, because it lives or was lost from sight. Code that lives long is not better: it may be right, or
            nobody may dare to touch it.
          </figcaption>
        </figure>
      )}
      {few.length > 0 && <p className="areas-few">Too few lines to say: {few.map(({ name }) => name).join(", ")}.</p>}
      <ModuleLives modules={result.modules} />
      <ExportRow name={name} what="the areas" json={() => result} csv={() => areas.map(csvRow)}>
        <ExportPage operation="areas" input={{ asOf }} name={name} />
      </ExportRow>
    </section>
  );
}

function LifeRows({ areas }: { areas: readonly AreaLife[] }): React.JSX.Element {
  const { from, to } = useMemo(() => daySpan(areas), [areas]);
  const ticks = useCallback((pixels: number) => dayTicks(from, to, pixels, false), [from, to]);
  const scale = useMemo(
    (): RowScale => ({
      x: { type: "log", domain: [from, to], axis: null },
      ticks,
      tickName: dayTickName,
      label: "Until half of the lines are gone",
    }),
    [from, to, ticks],
  );
  const groups = useMemo(() => [{ rows: areas.map((area) => rowOf(area, [from, to])) }], [areas, from, to]);
  return <Rows scale={scale} groups={groups} />;
}

function rowOf({ area, name, halfLifeDays, lines, censoredShare, people }: AreaLife, ends: [number, number]): ChartRow {
  return {
    key: area,
    head: <strong>{name}</strong>,
    detail: `${count(lines)} lines by ${plural(people, "person", "people")}, ${percent(censoredShare).replace(" ", "\u00a0")} censored`,
    value: halfLifeText(halfLifeDays),
    label: `${name}: ${halfLifeText(halfLifeDays)}`,
    marks: dotMarks({ ...halfLifeDays, low: halfLifeDays.low ?? ends[0] }, ends),
  };
}

function csvRow(area: AreaLife): CsvRow {
  const { estimate, low, high }: HalfLifeResult = area.halfLifeDays;
  return {
    area: area.area,
    name: area.name,
    half_life_days: estimate,
    low_days: low,
    high_days: high,
    says: halfLifeText(area.halfLifeDays),
    followed_days: area.followedDays,
    followed: area.followedDays > 0 ? durationText(area.followedDays) : "too few",
    lines: area.lines,
    censored_share: area.censoredShare,
    people: area.people,
    living_lines: area.living,
    living_lines_a_year_before: area.yearAgo,
  };
}
