import type { ReactNode } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";

/** The same of each plan, side by side where there is room. */
export function Each({
  plans,
  children,
}: {
  plans: readonly PlanReport[];
  children: (plan: PlanReport) => ReactNode;
}): React.JSX.Element {
  return (
    <div className="plan-each">
      {plans.map((plan) => (
        <div key={plan.name}>
          {plans.length > 1 && <h3>{plainText(plan.title)}</h3>}
          {children(plan)}
        </div>
      ))}
    </div>
  );
}
