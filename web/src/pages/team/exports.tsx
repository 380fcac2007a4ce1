import type { InputOf } from "../../../../src/http/operations.ts";
import type { TeamResult } from "../../../../src/model/team.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { type CsvRow, download } from "../../design/download.ts";
import { CopyLink, ExportPage, ExportRow } from "../../design/export-row.tsx";
import { Section } from "../../design/section.tsx";
import { LONGEST_LINK } from "./link.ts";
import { yamlOf } from "./team-file.ts";

/** The team as a file, and all that is said of it. */
export function Exports({ result, question }: { result: TeamResult; question: InputOf<"team"> }): React.JSX.Element {
  const name = `workprint-team-${day(result.asOf)}`;
  const tooLong = encodeURIComponent(JSON.stringify(question)).length > LONGEST_LINK;
  return (
    <Section
      id="exports"
      title="Take it with you"
      lead="CSV has the matrix of members and areas, JSON every figure with its commits. The team as YAML is what “workprint team FILE” takes, and what can be opened here."
    >
      <ExportRow name={name} what="the team" json={() => result} csv={() => csvRows(result)}>
        <button
          type="button"
          className="button plain"
          onClick={() => download("team.yaml", "application/yaml", yamlOf(result))}
        >
          Team as YAML
        </button>
        {!tooLong && <ExportPage operation="team" input={question} name={name} />}
        <CopyLink />
      </ExportRow>
      {tooLong && (
        <p className="quiet">
          The team is too long for one HTML file from here: write it with “workprint team team.yaml --html FILE”.
        </p>
      )}
    </Section>
  );
}

function csvRows({ coverage, members }: TeamResult): CsvRow[] {
  const names = new Map(members.map(({ person, name }) => [person, name]));
  const areas = new Map(coverage.areas.map(({ area, name }) => [area, name]));
  return coverage.cells.map(({ person, area, weeks, publicWeeks, commits, lastAt }) => ({
    person,
    name: names.get(person) ?? person,
    area,
    area_name: areas.get(area) ?? area,
    weeks,
    public_weeks: publicWeeks,
    commits,
    last: lastAt,
  }));
}
