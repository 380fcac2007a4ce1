import type { Role } from "../../../../src/model/role.ts";
import type { StandingsResult } from "../../../../src/model/standings.ts";
import type { Shortlist } from "../../../../src/ranking/shortlist.ts";
import { day } from "../../../../src/reports/html/format.ts";
import type { CsvRow } from "../../design/download.ts";
import { CopyLink, ExportRow } from "../../design/export-row.tsx";
import type { RankedPerson } from "../../ranking/use-ranking.ts";

interface Props {
  answer: StandingsResult;
  role: Role;
  criteria: Role["criteria"];
  people: readonly RankedPerson[];
  ranges: ReadonlyMap<number, Shortlist["candidates"][number]> | undefined;
}

/** The list as a link or a file. */
export function Exports({ answer, role, criteria, people, ranges }: Props): React.JSX.Element {
  return (
    <ExportRow
      name={`${role.role}-${day(answer.asOf)}`}
      what="the list"
      json={() => ({
        asOf: answer.asOf,
        role: { ...role, criteria },
        people: people.map((person) => ({ ...person, rank: ranges?.get(person.number)?.rank ?? null })),
      })}
      csv={() => rowsOf(criteria, people, ranges)}
    >
      <CopyLink />
    </ExportRow>
  );
}

function rowsOf(criteria: Role["criteria"], people: readonly RankedPerson[], ranges: Props["ranges"]): CsvRow[] {
  return people.map(({ person, name, number, lastActive, signals }) => {
    const rank = ranges?.get(number)?.rank;
    return {
      person,
      name,
      "place from": rank?.low ?? null,
      "place to": rank?.high ?? null,
      "last active (UTC)": lastActive,
      ...Object.fromEntries(
        criteria.flatMap(({ signal }) => {
          const known = signals[signal];
          return [
            [`${signal} percentile`, known?.percentile ?? null],
            [`${signal} low`, known?.percentileLow ?? null],
            [`${signal} high`, known?.percentileHigh ?? null],
          ];
        }),
      ),
    };
  });
}
