import { useState } from "react";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { download } from "../../design/download.ts";
import { ExportRow } from "../../design/export-row.tsx";
import type { Compared } from "../../offers/offers.worker.ts";

/** Takes the comparison home: as data, as a table, and as one page. */
export function Home({ compared }: { compared: Compared }): React.JSX.Element {
  const { result } = compared;
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    const { offersHtml } = await import("./offers-html.ts");
    download("workprint-offers.html", "text/html;charset=utf-8", offersHtml(compared));
  };
  return (
    <ExportRow name="workprint-offers" what="the comparison" json={() => result} csv={() => csvRows(result)}>
      <button
        type="button"
        className="button plain"
        disabled={compared.share < 1}
        onClick={() => void save().catch((error: Error) => setSaid(`The page could not be made: ${error.message}`))}
      >
        One HTML file
      </button>
      <span role="status">{said}</span>
    </ExportRow>
  );
}

function csvRows({ paths, baseline, currency, year }: OfferResult): Record<string, string | number | null>[] {
  return paths.map(({ path, title, certain, certainMoney, terms, value, beats }) => ({
    path,
    title,
    currency,
    year,
    certain,
    certainMoney,
    terms,
    ...value,
    baseline,
    beats: beats.find((one) => one.path === baseline)?.chance ?? null,
  }));
}
