import {
  ATTESTED_LEAD,
  ATTESTED_TITLE,
  attestedCheck,
  attestedFacts,
  type AttestedOne,
  attestedSource,
} from "../../../../src/reports/attested-text.ts";
import { Section } from "../../design/section.tsx";

/** What is said of work that was not seen, apart from all that was; nothing where nothing is said. */
export function Attested({ attested }: { attested: readonly AttestedOne[] }): React.JSX.Element | null {
  if (attested.length === 0) return null;
  return (
    <Section id="attested" title={ATTESTED_TITLE} lead={ATTESTED_LEAD}>
      <dl className="workprint-gaps">
        {attested.map((one) => (
          <div key={one.number}>
            <dt>
              <bdi>{one.title}</bdi>
            </dt>
            <dd>
              <bdi>{attestedFacts(one)}</bdi>
              {one.text !== null && (
                <p>
                  <bdi>{one.text}</bdi>
                </p>
              )}
              <p className="quiet">
                <bdi>
                  {attestedSource(one)} {attestedCheck(one)}
                </bdi>
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
