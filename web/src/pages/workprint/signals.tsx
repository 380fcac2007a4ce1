import { Link } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { SIGNALS } from "../../../../src/model/signal.ts";
import { Section } from "../../design/section.tsx";
import { Scale } from "./scale.tsx";
import { SignalRow } from "./signal-row.tsx";

/** The five signals on one scale, each with what it rests on one click below. */
export function Signals({ result }: { result: PersonResult }): React.JSX.Element {
  const { signals, evidence } = result;
  const unknown = SIGNALS.every((id) => signals[id].percentile === null);
  const cohorts = SIGNALS.map((id) => signals[id].cohort);
  const cohort = cohorts.find(({ length }) => length > 0) ?? [];
  return (
    <Section
      id="signals"
      title="Signals"
      lead={
        <>
          Each dot is the place among the people active in the same repositories in the last year, from 0 to 100; 100 is
          most. The bar is the 95&nbsp;% interval: wide means that little is known. How well a signal foresees anything
          is on the <Link to="/trust">Trust</Link> page.
        </>
      }
    >
      {unknown && (
        <p className="notice">
          <strong>There is not enough public work to say.</strong>
          That is no low place: little is known here, for or against. What was seen stands below.
        </p>
      )}
      <div className="workprint-signals">
        <Scale cohort={cohort} />
        {SIGNALS.map((id) => (
          <SignalRow
            key={id}
            signal={signals[id]}
            commits={evidence
              .filter(({ signals: of }) => of.includes(id))
              .sort((a, b) => signals[id].evidence.indexOf(a.id) - signals[id].evidence.indexOf(b.id))}
          />
        ))}
      </div>
    </Section>
  );
}
