import { Link } from "@tanstack/react-router";

import type { BacktestResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { coverageText, LEAST_CASES, OUTCOME } from "../../../../src/reports/backtest-text.ts";
import { QUESTION } from "./words.ts";

/** The past says too little: what there is, what is missing, and what to do about it. */
export function TooLittle({ result }: { result: BacktestResult }): React.JSX.Element {
  const everybody = result.outcomes.filter(({ population }) => population === "all");
  return (
    <section className="trust-little" aria-labelledby="little-title">
      <h2 id="little-title">Too little to say</h2>
      <p>
        Nothing that is shown has been tested on what was read here. That does not make it wrong, and it does not make
        it right. {coverageText(result)}
      </p>
      <ul className="trust-summary trust-unknown">
        {everybody.map(({ outcome, n, positives }) => (
          <li key={outcome}>
            <h3>{QUESTION[outcome].name}</h3>
            <p className="quiet">{OUTCOME[outcome]}</p>
            <p>
              <strong>Unknown.</strong>{" "}
              {n === 0
                ? "No case of which it is known what came."
                : `It came true in ${positives} of ${plural(n, "case")}, and not in ${n - positives}.`}{" "}
              At least {LEAST_CASES} of each kind are needed.
            </p>
          </li>
        ))}
      </ul>
      <p>
        Read more repositories, or ones that go back further: a case is somebody with at least 5 commits in a year, of
        whom the twelve months after are over.
      </p>
      <Link to="/" className="button main">
        Read more
      </Link>
    </section>
  );
}
