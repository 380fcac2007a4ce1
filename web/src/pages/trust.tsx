import { useNavigate, useSearch } from "@tanstack/react-router";

import type { BacktestResult } from "../../../src/model/results.ts";
import { coverageText } from "../../../src/reports/backtest-text.ts";
import { useOperation } from "../api/use-operation.ts";
import { AsOf } from "../design/as-of.tsx";
import { Answered } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import type { Change, TrustSearch } from "../router.tsx";
import { Calibration } from "./trust/calibration.tsx";
import { Coverage } from "./trust/coverage.tsx";
import { Discrimination } from "./trust/discrimination.tsx";
import { FiguresTable } from "./trust/figures-table.tsx";
import { Limits } from "./trust/limits.tsx";
import { Summary } from "./trust/summary.tsx";
import { TooLittle } from "./trust/too-little.tsx";
import "./trust.css";

/** How far to trust what is shown: the past, asked. */
export function TrustPage(): React.JSX.Element {
  useTitle("Trust");
  const search = useSearch({ from: "/trust" });
  const navigate = useNavigate({ from: "/trust" });
  const change = (part: Change<TrustSearch>): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  const answer = useOperation("backtest", { asOf: search.asOf });
  return (
    <>
      <header className="head">
        <h1>How far to trust this</h1>
        <p className="lead">
          Workprint asks the past: what would it have said of people at earlier dates, and what did they do in the
          twelve months after?
        </p>
        <AsOf value={search.asOf} shown={answer.data?.asOf} onChange={(asOf) => change({ asOf })} />
      </header>
      <Answered answer={answer} what="Asking the past how far to trust this">
        {(result) => <Tested result={result} search={search} change={change} />}
      </Answered>
    </>
  );
}

function Tested({
  result,
  search,
  change,
}: {
  result: BacktestResult;
  search: TrustSearch;
  change: (part: Change<TrustSearch>) => void;
}): React.JSX.Element {
  const of = search.of === "newcomers" ? "newcomers" : "all";
  const scored = result.outcomes.filter(({ population }) => population === of);
  const enough = result.outcomes.some((one) => one.enough && one.ours.auc);
  return (
    <>
      {result.notes.map((note) => (
        <p key={note} className="notice trust-note">
          {note}
        </p>
      ))}
      {enough ? (
        <>
          <p className="quiet prose trust-rests">{coverageText(result)}</p>
          <Summary scored={scored} of={of} change={change} />
          <Discrimination scored={scored} search={search} change={change} />
          <Calibration scored={scored} />
        </>
      ) : (
        <TooLittle result={result} />
      )}
      <Coverage result={result} />
      <Limits />
      {result.cases > 0 && <FiguresTable result={result} />}
    </>
  );
}
