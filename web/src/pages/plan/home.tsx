import { useState } from "react";

import type { InputOf } from "../../../../src/http/operations.ts";
import type { PlanResult } from "../../../../src/model/planning.ts";
import { download } from "../../design/download.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { type Chosen, yamlName } from "./chosen.ts";

/** Takes the plans home. */
export function Home({
  result,
  question,
  chosen,
}: {
  result: PlanResult;
  question: InputOf<"plan">;
  chosen: readonly Chosen[];
}): React.JSX.Element {
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    // Posted, so that no budget is in a link.
    const response = await fetch("/export/plan.html", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    download("workprint-plan.html", "text/html;charset=utf-8", text);
  };
  return (
    <ExportRow name="workprint-plan" what="the plan" json={() => result} csv={() => rowsOf(result)}>
      {chosen.map(({ slot, file, text }) => (
        <button
          key={slot}
          type="button"
          className="button plain"
          onClick={() => download(yamlName(file), "application/yaml", text)}
        >
          {yamlName(file)}
        </button>
      ))}
      <button
        type="button"
        className="button plain"
        onClick={() =>
          void save().then(
            () => setSaid(""),
            (error: Error) => setSaid(`The page could not be made: ${error.message}`),
          )
        }
      >
        One HTML file
      </button>
      <span role="status">{said}</span>
    </ExportRow>
  );
}

function rowsOf({ plans }: PlanResult): Record<string, string | number | null>[] {
  return plans.flatMap(({ name, areas }) =>
    areas.flatMap(({ area, need, monthly }) =>
      monthly.map(({ month, low, expected, high, chance }) => ({
        plan: name,
        area,
        month,
        need,
        people: expected,
        people_low: low,
        people_high: high,
        chance: chance.expected,
        chance_low: chance.low,
        chance_high: chance.high,
      })),
    ),
  );
}
