import { useCallback } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { budgetChart, spentInYears } from "../../../../src/planning/charts/budget-chart.ts";
import { moneyText } from "../../../../src/planning/planning-text.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Picture } from "../../design/picture.tsx";
import { Table } from "../../design/table.tsx";
import { fileOf } from "./file-of.ts";

/** Money by month against the limit. @param most the end of the scale */
export function Budget({ plan, most }: { plan: PlanReport; most: number }): React.JSX.Element {
  const options = useCallback((room: Room) => budgetChart(plan, most, room), [plan, most]);
  const { years } = plan.budget;
  const words = years.map(
    ({ from, to, cost, budget, overFrom }) =>
      `${from} to ${to}: ${moneyText(cost, plan.currency)} of ${moneyText(budget, plan.currency)}${overFrom === null ? "" : `, used up in ${overFrom}`}`,
  );
  return (
    <>
      <Picture
        name={fileOf(plan, "money")}
        what={`the money of ${plainText(plan.title)}`}
        label={words.join("; ")}
        options={options}
      >
        What each year has come to by month, when every seat is filled and nobody leaves. {words.join(". ")}.
      </Picture>
      <Disclosure title="Months as a table">
        {() => (
          <Table
            label={`Months of ${plainText(plan.title)}`}
            columns={["Month", { figures: `Spent in its year, ${plan.currency}` }]}
          >
            {spentInYears(plan).map(({ month, spent }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td className="figure">{Math.round(spent)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Disclosure>
    </>
  );
}
