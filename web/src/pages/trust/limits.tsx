import { NOT_SHOWN } from "../../../../src/reports/backtest-text.ts";
import { FORESIGHT } from "../../../../src/reports/foresight-text.ts";

/** What it is not evidence of, and how foresight is made. */
export function Limits(): React.JSX.Element {
  return (
    <div className="trust-two">
      <section className="section" id="limits" aria-labelledby="limits-title">
        <h2 id="limits-title">What this is not evidence of</h2>
        <ul className="trust-not">
          <li>
            <strong>How well somebody does in a role.</strong> {NOT_SHOWN}
          </li>
          <li>
            <strong>The order of a shortlist.</strong> It mixes signals with weights that a person set, and nothing here
            says who was hired.
          </li>
          <li>
            <strong>What is not public.</strong> Work in closed repositories is not seen. Little public work is unknown,
            and never low.
          </li>
          <li>
            <strong>This one person.</strong> A chance describes people with a like record.
          </li>
          <li>
            <strong>Other fields.</strong> It was tested on what was read here, and foresight learned from public
            repositories of LLM work.
          </li>
        </ul>
      </section>
      <section className="section" id="made" aria-labelledby="made-title">
        <h2 id="made-title">How foresight is made</h2>
        <p className="prose">{FORESIGHT}</p>
      </section>
    </div>
  );
}
