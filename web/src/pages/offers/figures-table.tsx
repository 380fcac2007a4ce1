import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { amountText, leadsText, oddsText } from "../../../../src/reports/offers-text.ts";
import { Name } from "../../design/name.tsx";

/** What the terminal prints, as a table. */
export function FiguresTable({ result: { paths, baseline, worth } }: { result: OfferResult }): React.JSX.Element {
  const apart = worth.length > 0;
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Table of figures">
        <table className="offers-figures">
          <thead>
            <tr>
              <th scope="col">Path</th>
              <th scope="col" className="figure">
                Sure sum
              </th>
              {apart && (
                <th scope="col" className="figure">
                  Of it money
                </th>
              )}
              <th scope="col" className="figure">
                1 in 10 below
              </th>
              <th scope="col" className="figure">
                Median
              </th>
              <th scope="col" className="figure">
                1 in 10 above
              </th>
              <th scope="col" className="figure">
                Beats <Name>{baseline}</Name>
              </th>
            </tr>
          </thead>
          <tbody>
            {paths.map((path) => (
              <tr key={path.path} data-path={path.path}>
                <th scope="row">
                  <Name>{path.title}</Name>
                </th>
                <td className="figure">{amountText(path.certain)}</td>
                {apart && <td className="figure">{amountText(path.certainMoney)}</td>}
                <td className="figure">{amountText(path.value.p10)}</td>
                <td className="figure">{amountText(path.value.median)}</td>
                <td className="figure">{amountText(path.value.p90)}</td>
                <td className="figure">
                  {path.path === baseline ? "" : oddsText(path.beats.find((one) => one.path === baseline)!.chance)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {paths
        .filter(({ stages }) => stages.length > 1)
        .map((path) => (
          <p key={path.path} className="quiet">
            {plainText(leadsText(path))}
          </p>
        ))}
    </>
  );
}
