import { useCallback } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PayBack, PlanReport } from "../../../../src/model/planning.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { payBackChart } from "../../../../src/planning/charts/pay-back-chart.ts";
import { payBackText } from "../../../../src/planning/plan-text.ts";
import { Picture } from "../../design/picture.tsx";
import { fileOf } from "./file-of.ts";

/** When each kind of junior seat has paid back what it cost. */
export function PayBacks({ plan }: { plan: PlanReport }): React.JSX.Element {
  if (plan.payBack.length === 0)
    return <p>There is no junior seat with a senior one to compare it with: nothing is invested here.</p>;
  return (
    <>
      {plan.payBack.map((one) => (
        <PayBackPicture key={`${one.areas.join()} ${one.juniorCostPerYear}`} plan={plan} one={one} />
      ))}
    </>
  );
}

function PayBackPicture({ plan, one }: { plan: PlanReport; one: PayBack }): React.JSX.Element {
  const options = useCallback((room: Room) => payBackChart(one, room), [one]);
  const says = plainText(payBackText(one, plan.currency));
  return (
    <div className="stack">
      <p className="prose">{says}</p>
      <Picture
        name={fileOf(plan, `pay-back-${one.areas.join("-")}`)}
        what={`the pay-back of a junior for ${one.areas.join(", ")}`}
        label={says}
        options={options}
      >
        What a month of work has cost so far, in {plan.currency}, with the time that a senior gives; against{" "}
        {plainText(one.seniorFrom)}. The thick line at the foot is the range of the crossing.
      </Picture>
    </div>
  );
}
