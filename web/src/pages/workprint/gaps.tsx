import type { PersonResult } from "../../../../src/model/results.ts";
import { gapsOf } from "./gaps-of.ts";
import { Section } from "../../design/section.tsx";

/** What is missing, and what would fill it. */
export function Gaps({ result }: { result: PersonResult }): React.JSX.Element {
  return (
    <Section id="gaps" title="Gaps, and what would fill them">
      <dl className="workprint-gaps">
        {gapsOf(result).map(({ missing, fill }) => (
          <div key={missing}>
            <dt>{missing}</dt>
            <dd>{fill}</dd>
          </div>
        ))}
        <div>
          <dt>Private work, and code bases that were not read, are not seen at all.</dt>
          <dd>Ask the person. What is not here says nothing about them.</dd>
        </div>
      </dl>
    </Section>
  );
}
