import type { NewcomersResult } from "../../../../src/model/results.ts";
import { useOperation } from "../../api/use-operation.ts";
import type { CsvRow } from "../../design/download.ts";
import { ExportPage, ExportRow } from "../../design/export-row.tsx";
import { day } from "../../../../src/reports/html/format.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { Answered } from "../../design/states.tsx";
import type { AreasSearch, Change } from "../../router.tsx";
import { NewcomersPanels } from "./newcomers-panels.tsx";
import { NewcomersTable, type ToCoreRow } from "./newcomers-table.tsx";
import { NewcomersWords } from "./newcomers-words.tsx";

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
  change: (part: Change<AreasSearch>) => void;
}): React.JSX.Element {
  const answer = useOperation("newcomers", { asOf: search.asOf }, { keep: true });
  const who = search.who === "everybody" ? "everybody" : "regular";
  return (
    <section className="section" id="newcomers" aria-labelledby="newcomers-title">
      <h2 id="newcomers-title">From the first commit to the core</h2>
      <Answered answer={answer} what="Following newcomers">
        {(result) => (
          <>
            <NewcomersWords all={result.all} />
            {result.all.everybody.people > 0 && (
              <>
                <OneOf
                  label="Whose way to the core"
                  value={who}
                  options={WHO}
                  onChange={(next) => change({ who: next === "regular" ? undefined : next })}
                />
                <NewcomersPanels rows={rowsOf(result)} who={who} />
              </>
            )}
            <Disclosure title="All figures as a table">
              {() => <NewcomersTable rows={rowsOf(result)} who={who} />}
            </Disclosure>
            <ExportRow
              name={`workprint-newcomers-${day(result.asOf)}`}
              what="the way to the core"
              json={() => result}
              csv={() => rowsOf(result).flatMap(csvRows)}
            >
              <ExportPage
                operation="newcomers"
                input={{ asOf: search.asOf }}
                name={`workprint-newcomers-${day(result.asOf)}`}
              />
            </ExportRow>
          </>
        )}
      </Answered>
    </section>
  );
}

function rowsOf({ all, repositories }: NewcomersResult): ToCoreRow[] {
  const own = repositories.map(({ repo, ...toCore }) => ({ name: repo, toCore }));
  return own.length > 1 ? [{ name: "All together", toCore: all }, ...own] : own;
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
