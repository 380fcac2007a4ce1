import { useState } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { StandingsResult } from "../../../../src/model/standings.ts";
import type { Shortlist } from "../../../../src/ranking/shortlist.ts";
import { type CsvRow, csvOf, download } from "../../design/download.ts";
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
  const [copied, setCopied] = useState(false);
  const name = `${role.role}-${answer.asOf.slice(0, 10)}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy the link"}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => download(`${name}.csv`, "text/csv", csvOf(rowsOf(criteria, people, ranges)))}
      >
        CSV
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          download(
            `${name}.json`,
            "application/json",
            `${JSON.stringify({ asOf: answer.asOf, role: { ...role, criteria }, people: people.map((person) => ({ ...person, rank: ranges?.get(person.number)?.rank ?? null })) }, null, 2)}\n`,
          )
        }
      >
        JSON
      </button>
    </>
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
