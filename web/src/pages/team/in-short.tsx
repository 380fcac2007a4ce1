import type { TeamResult } from "../../../../src/model/team.ts";
import { Section } from "../../design/section.tsx";
import { leadsOf } from "./leads.ts";

/** The most important of each part, in a sentence that leads to it. */
export function InShort({ result }: { result: TeamResult }): React.JSX.Element {
  return (
    <Section id="short" title="In short">
      <ul className="team-short">
        {leadsOf(result).map(({ id, name, says }) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
