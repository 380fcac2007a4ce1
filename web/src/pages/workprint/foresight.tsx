import type { PersonResult } from "../../../../src/model/results.ts";
import { FORESIGHT, foresightSentence } from "../../../../src/reports/foresight-text.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Section } from "../../design/section.tsx";
import { Name } from "../../design/name.tsx";

/** What came of people with a like record. */
export function Foresight({ foresight }: { foresight: PersonResult["foresight"] }): React.JSX.Element {
  return (
    <Section id="foresight" title="Foresight">
      {foresight.length === 0 ? (
        <p className="notice">Fewer than 5 commits in the last year in any repository: too little to say.</p>
      ) : (
        <dl className="workprint-foresight">
          {foresight.map((one) => (
            <div key={one.repo}>
              <dt>
                <Name>{one.repo}</Name>
              </dt>
              <dd>{foresightSentence(one)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Disclosure title="What foresight is, and what not">
        {() => <p className="quiet prose">{FORESIGHT}</p>}
      </Disclosure>
    </Section>
  );
}
