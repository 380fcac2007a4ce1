import type { OfferResult } from "../../../../src/model/offers.ts";
import { oddsText } from "../../../../src/reports/offers-text.ts";
import { Name } from "../../design/name.tsx";

/** The chance that each path turns out worth more than each other. */
export function Odds({ result: { paths } }: { result: OfferResult }): React.JSX.Element {
  return (
    <section className="section" id="odds" aria-labelledby="odds-title">
      <h2 id="odds-title">How often one beats another</h2>
      <p className="quiet">The path on the left turns out worth more than the one above, of all runs of both.</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Table of odds">
        <table className="offers-odds">
          <thead>
            <tr>
              <th scope="col">Path</th>
              {paths.map(({ path }) => (
                <th key={path} scope="col">
                  <Name>{path}</Name>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ path, beats }) => (
              <tr key={path}>
                <th scope="row">
                  <Name>{path}</Name>
                </th>
                {paths.map((other) => {
                  const chance = beats.find((one) => one.path === other.path)?.chance;
                  return (
                    <td key={other.path}>
                      {chance !== undefined && (
                        <span className="offers-chance">
                          <i
                            style={{
                              width: `${1.25 * Math.sqrt(chance)}rem`,
                              height: `${1.25 * Math.sqrt(chance)}rem`,
                            }}
                          />
                          {oddsText(chance)}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
