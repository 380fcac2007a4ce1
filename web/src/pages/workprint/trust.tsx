import { Link } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { Section } from "../../design/section.tsx";

/** How far to trust all of this. */
export function Trust({ trust }: { trust: PersonResult["trust"] }): React.JSX.Element {
  return (
    <Section id="trust" title="How far to trust this">
      <ul className="workprint-facts prose">
        <li>{trust.says}</li>
        <li>Signals describe public work, not a person.</li>
        <li>They decide nothing. A person has to.</li>
      </ul>
      <p>
        <Link to="/trust">How it was tested, in pictures</Link>
      </p>
    </Section>
  );
}
