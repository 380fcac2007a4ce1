import { useMemo } from "react";

import type { NewcomersResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { coreMedianText, coreShareText } from "../../../../src/reports/core-text.ts";
import { YEAR } from "../../../../src/reports/half-life.ts";
import { useOperation } from "../../api/use-operation.ts";
import type { CsvRow } from "../../design/download.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { count } from "../../design/figures.ts";
import { More } from "../../design/more.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { Answered } from "../../design/states.tsx";
import type { AreasSearch } from "../../router.tsx";
import { CurvePanel, type Panel } from "./curve-panel.tsx";
import { NewcomersTable, type ToCoreRow } from "./newcomers-table.tsx";

type CoreCurve = NewcomersResult["all"]["everybody"];

const WHO = [
  { value: "regular", name: "5 or more commits in their first year" },
  { value: "everybody", name: "Everybody who came" },
] as const;

/** How long it takes from the first commit to the core. */
export function Newcomers({
  search,
  change,
}: {
  search: AreasSearch;
  change: (part: AreasSearch) => void;
}): React.JSX.Element {
  const answer = useOperation("newcomers", { asOf: search.asOf });
  const who = search.who === "everybody" ? "everybody" : "regular";
  return (
    <section className="section" id="newcomers" aria-labelledby="newcomers-title">
      <h2 id="newcomers-title">From the first commit to the core</h2>
      <Answered answer={answer} what="Following newcomers">
        {(result) => (
          <>
            <Words all={result.all} />
            {result.all.everybody.people > 0 && (
              <>
                <OneOf
                  label="Whose way to the core"
                  value={who}
                  options={WHO}
                  onChange={(next) => change({ who: next === "regular" ? undefined : next })}
                />
                <Panels rows={rowsOf(result)} who={who} />
              </>
            )}
            <More title="All figures as a table">
              <NewcomersTable rows={rowsOf(result)} who={who} />
            </More>
            <ExportRow
              name={`workprint-newcomers-${result.asOf.slice(0, 10)}`}
              what="the way to the core"
              json={result}
              csv={() => rowsOf(result).flatMap(csvRows)}
            />
          </>
        )}
      </Answered>
    </section>
  );
}

function Words({ all: { everybody, regular, leftOut } }: Pick<NewcomersResult, "all">): React.JSX.Element {
  const out = leftOut.founders + leftOut.shallow;
  const left =
    out === 0
      ? ""
      : `${plural(out, "person is", "people are")} left out, since their start can’t be seen: they came in a repository’s first year, or are in a shallow clone. `;
  if (everybody.people === 0) return <p className="prose">Nobody came later whose start can be seen. {left}</p>;
  return (
    <div className="stack prose areas-words">
      <p>
        {count(everybody.people)} {everybody.people === 1 ? "newcomer" : "newcomers"} came, and {everybody.becameCore}{" "}
        became core
        {everybody.followedDays > 0 && `: ${coreShareText(everybody.after[1]!)} within 12 months`}. Most people make one
        contribution, and go.
      </p>
      <p>
        {regular.followedDays > 0
          ? `Of the ${regular.people} with at least 5 commits in their first year, ${regular.becameCore} became core: ${coreShareText(regular.after[1]!)} within 12 months. Half of them are core after ${coreMedianText(regular)}.`
          : `Only ${plural(regular.people, "person", "people")} had at least 5 commits in their first year: too few to say how long it takes them.`}
      </p>
      <p className="quiet">
        The core are the fewest people with 80 % of the commits of twelve months, looked at every quarter. Shares have
        95 % intervals. {left}
        People who are paid to work on a repository become core sooner; who is paid can’t be seen. It describes
        repositories, not what anybody can do.
      </p>
    </div>
  );
}

function Panels({ rows, who }: { rows: readonly ToCoreRow[]; who: "regular" | "everybody" }): React.JSX.Element {
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
              <bdi>{name}</bdi>
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
    name: <bdi>{shortName(name)}</bdi>,
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

function rowsOf({ all, repositories }: NewcomersResult): ToCoreRow[] {
  const own = repositories.map(({ repo, ...toCore }) => ({ name: repo, toCore }));
  return own.length > 1 ? [{ name: "All together", toCore: all }, ...own] : own;
}

/** A source's name without its owner: a panel is narrow, and the table has all of it. */
function shortName(source: string): string {
  return source.replace(/^.*[+/](?=.)/, "");
}

function csvRows({ name, toCore }: ToCoreRow): CsvRow[] {
  return (["everybody", "regular"] as const).map((who) => {
    const { people, becameCore, after, medianDays } = toCore[who];
    return {
      repository: name,
      who,
      newcomers: people,
      became_core: becameCore,
      ...Object.fromEntries(
        after.flatMap(({ months, share, low, high }) => [
          [`share_after_${months}_months`, share],
          [`low_after_${months}_months`, low],
          [`high_after_${months}_months`, high],
        ]),
      ),
      median_days: medianDays.estimate,
      median_low_days: medianDays.low,
      median_high_days: medianDays.high,
      left_out_founders: toCore.leftOut.founders,
      left_out_shallow: toCore.leftOut.shallow,
    };
  });
}
