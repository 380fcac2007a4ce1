import type { InputOf } from "../../../../src/http/operations.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanResult } from "../../../../src/model/planning.ts";
import { mostMoney } from "../../../../src/planning/charts/budget-chart.ts";
import { mostPeople } from "../../../../src/planning/charts/coverage-chart.ts";
import { PLAN_LIMITS } from "../../../../src/planning/planning-text.ts";
import { Contents } from "../../design/contents.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Section } from "../../design/section.tsx";
import { Agents } from "./agents.tsx";
import { Budget } from "./budget.tsx";
import { ByWhen } from "./by-when.tsx";
import type { Chosen } from "./chosen.ts";
import { Coverage } from "./coverage.tsx";
import { Each } from "./each.tsx";
import { Figures } from "./figures.tsx";
import { Home } from "./home.tsx";
import { Matrix } from "./matrix.tsx";
import { PayBacks } from "./pay-backs.tsx";
import { Timeline, TimelineLegend } from "./timeline.tsx";

const SECTIONS = [
  ["timeline", "Timeline"],
  ["when", "By when"],
  ["coverage", "Coverage"],
  ["matrix", "Matrix"],
  ["money", "Money"],
  ["pay-back", "Pay-back"],
  ["agents", "Agents"],
  ["figures", "Figures"],
] as const;

/** Everything that is found of one plan or two, as pictures. */
export function Found({
  result,
  question,
  chosen,
}: {
  result: PlanResult;
  question: InputOf<"plan">;
  chosen: readonly Chosen[];
}): React.JSX.Element {
  const { plans, agents } = result;
  return (
    <>
      <Contents sections={SECTIONS} />
      <Section id="timeline" title="From the search to carrying the work">
        <TimelineLegend />
        <Each plans={plans}>{(plan) => <Timeline plan={plan} />}</Each>
      </Section>
      <Section id="when" title="By when each area has enough people">
        <ByWhen plans={plans} />
      </Section>
      <Section id="coverage" title="How many people carry each area">
        <Each plans={plans}>{(plan) => <Coverage plan={plan} most={mostPeople(plans)} />}</Each>
      </Section>
      <Section id="matrix" title="How likely enough people are, month by month">
        <Each plans={plans}>{(plan) => <Matrix plan={plan} />}</Each>
      </Section>
      <Section id="money" title="Money against the limit">
        <Each plans={plans}>{(plan) => <Budget plan={plan} most={mostMoney(plans)} />}</Each>
      </Section>
      <Section id="pay-back" title="When investing in juniors pays back">
        <Each plans={plans}>{(plan) => <PayBacks plan={plan} />}</Each>
      </Section>
      <Section id="agents" title="Where people beat agents, and where not">
        <Agents agents={agents} />
      </Section>
      <Section id="figures" title="What every figure rests on">
        <p className="quiet prose">
          What is measured is measured on {result.repositories.join(", ")}. {PLAN_LIMITS}
        </p>
        {plans.map((plan) => (
          <Disclosure key={plan.name} title={`Figures of ${plainText(plan.title)}, each with its origin`}>
            {() => <Figures figures={plan.figures} />}
          </Disclosure>
        ))}
      </Section>
      <Home result={result} question={question} chosen={chosen} />
    </>
  );
}
