import { useMemo } from "react";

import { BASELINE, type ScoredOutcome } from "../../../../src/reports/backtest-text.ts";
import { Rows } from "../../design/rows.tsx";
import { AUC_SCALE, aucRow } from "./score-rows.tsx";
import { bestBaseline } from "./words.ts";

/** Foresight and the best of the simple figures. */
export function SummaryRows({ scored }: { scored: ScoredOutcome }): React.JSX.Element {
  const groups = useMemo(() => {
    const { name, auc } = bestBaseline(scored);
    return [
      { rows: [aucRow("foresight", "foresight", scored.ours.auc, true), aucRow(name, BASELINE[name], auc, false)] },
    ];
  }, [scored]);
  return <Rows scale={AUC_SCALE} groups={groups} height={26} />;
}
