import { useCallback, useState } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { PlanReport } from "../../../../src/model/planning.ts";
import type { Room } from "../../../../src/planning/charts/axes.ts";
import { chanceColour, matrixChart } from "../../../../src/planning/charts/matrix-chart.ts";
import { bandText } from "../../../../src/planning/planning-text.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Picture } from "../../design/picture.tsx";
import { Slider } from "../../design/slider.tsx";
import { Table } from "../../design/table.tsx";
import { fileOf } from "./file-of.ts";

const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Areas by months: the chance of enough people, with the numbers of one month under it. */
export function Matrix({ plan }: { plan: PlanReport }): React.JSX.Element {
  const { areas, title } = plan;
  const last = areas[0]!.monthly.length - 1;
  const [wanted, setPicked] = useState(Math.min(12, last));
  const picked = Math.min(wanted, last);
  const options = useCallback((room: Room) => matrixChart(plan, room, picked), [plan, picked]);
  const month = areas[0]!.monthly[picked]!.month;
  return (
    <div className="stack">
      <Picture
        name={fileOf(plan, "matrix")}
        what={`the matrix of ${plainText(title)}`}
        label={areas
          .map(({ name, best }) => `${name}: at best ${Math.round(100 * best.chance)} % in ${best.month}`)
          .join("; ")}
        options={options}
      >
        <span className="legend" aria-hidden="true">
          {STEPS.map((chance) => (
            <span key={chance}>
              <i style={{ background: chanceColour(chance) }} />
              {Math.round(100 * chance)} %
            </span>
          ))}
        </span>
      </Picture>
      <div className="field plan-month">
        <span className="label">
          In <b>{month}</b>
        </span>
        <Slider label={`Month of ${plainText(title)}`} value={picked} max={last} text={month} onChange={setPicked} />
        <div role="status">
          <ul>
            {areas.map(({ area, name, monthly }) => (
              <li key={area}>
                {plainText(name)}: <b>{bandText(monthly[picked]!.chance)}</b>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <Disclosure title="All months as a table">
        {() => (
          <Table
            label={`Chances of ${plainText(title)}`}
            columns={["Month", ...areas.map(({ name }) => ({ figures: plainText(name) }))]}
          >
            {areas[0]!.monthly.map((one, index) => (
              <tr key={one.month}>
                <th scope="row">{one.month}</th>
                {areas.map(({ area, monthly }) => (
                  <td key={area} className="figure">
                    {bandText(monthly[index]!.chance)}
                  </td>
                ))}
              </tr>
            ))}
          </Table>
        )}
      </Disclosure>
    </div>
  );
}
