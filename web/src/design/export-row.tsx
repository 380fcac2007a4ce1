import { csvOf, type CsvRow, download } from "./download.ts";

/** Takes home what a section shows. */
export function ExportRow({
  name,
  what,
  json,
  csv,
}: {
  /** Of the file, without its ending. */
  name: string;
  /** For a reader: `the half-lives`. */
  what: string;
  json: unknown;
  csv: () => CsvRow[];
}): React.JSX.Element {
  return (
    <div className="row quiet">
      <span>Take it with you:</span>
      <button
        type="button"
        className="button plain"
        aria-label={`Download ${what} as CSV`}
        onClick={() => download(`${name}.csv`, "text/csv;charset=utf-8", csvOf(csv()))}
      >
        CSV
      </button>
      <button
        type="button"
        className="button plain"
        aria-label={`Download ${what} as JSON`}
        onClick={() => download(`${name}.json`, "application/json", `${JSON.stringify(json, null, 2)}\n`)}
      >
        JSON
      </button>
    </div>
  );
}
