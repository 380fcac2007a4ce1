import { type ReactNode, useState } from "react";

import type { InputOf, OperationName } from "../../../src/http/operations.ts";
import { exportLink } from "../api/export-link.ts";
import { csvOf, type CsvRow, download } from "./download.ts";

/** Ways to take home what is shown: buttons and links of class `button plain`. */
export function TakeHome({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <div className="row quiet take-home">
      <span>Take it with you:</span>
      {children}
    </div>
  );
}

/** Takes home what a section shows. */
export function ExportRow({
  name,
  what,
  json,
  csv,
  children,
}: {
  /** Of the file, without its ending. */
  name: string;
  /** For a reader: `the half-lives`. */
  what: string;
  json: () => unknown;
  csv: () => CsvRow[];
  /** Other ways. */
  children?: ReactNode;
}): React.JSX.Element {
  return (
    <TakeHome>
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
        onClick={() => download(`${name}.json`, "application/json", `${JSON.stringify(json(), null, 2)}\n`)}
      >
        JSON
      </button>
      {children}
    </TakeHome>
  );
}

/** One HTML file of all that an operation found, without scripts. */
export function ExportPage<N extends OperationName>({
  operation,
  input,
  name,
}: {
  operation: N;
  input: InputOf<N>;
  /** Of the file, without its ending. */
  name: string;
}): React.JSX.Element {
  return (
    <a className="button plain" href={exportLink(operation, "html", input)} download={`${name}.html`}>
      One HTML file
    </a>
  );
}

function here(): string {
  return location.href;
}

/** Copies the link, which holds the whole state of a page; last in its row, for what it says. */
export function CopyLink({ link = here }: { link?: () => string }): React.JSX.Element {
  const [said, setSaid] = useState("");
  return (
    <>
      <button
        type="button"
        className="button plain"
        onClick={() =>
          void navigator.clipboard.writeText(link()).then(
            () => setSaid("Copied. It opens where Workprint runs."),
            () => setSaid("The browser does not allow copying: take the link from its address bar."),
          )
        }
      >
        Copy the link
      </button>
      <span role="status">{said}</span>
    </>
  );
}
