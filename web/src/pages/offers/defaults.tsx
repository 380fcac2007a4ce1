import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { durationText } from "../../../../src/reports/half-life.ts";
import { defaultText, HALF_LIFE_SOURCE } from "../../../../src/reports/offers-text.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { Table } from "../../design/table.tsx";

/** What was taken where nothing was entered: each with its source and date. */
export function Defaults({
  result: { defaults, halfLives, exchange, currency },
}: {
  result: OfferResult;
}): React.JSX.Element {
  return (
    <section className="section" id="assumed" aria-labelledby="assumed-title">
      <h2 id="assumed-title">What was assumed where nothing was entered</h2>
      <Disclosure title={`${defaults.length} defaults, with their sources`}>
        {() => (
          <Table label="Table of defaults" columns={["Default", "Value", "For", "Source", "Date"]}>
            {defaults.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td>{defaultText(one)}</td>
                <td>{plainText(one.where.join(", "))}</td>
                <td>
                  {one.source}
                  {one.note === "" ? "" : `: ${one.note}`}
                </td>
                <td className="whole">{one.date}</td>
              </tr>
            ))}
          </Table>
        )}
      </Disclosure>
      {halfLives.map(({ path, stage, area, days, source }) => (
        <p key={`${path}/${stage}`} className="quiet">
          Half-life of what is learned in {plainText(area ?? stage)} ({plainText(path)}): {durationText(days)},{" "}
          {HALF_LIFE_SOURCE[source]}.
        </p>
      ))}
      {exchange.map(({ from, rate, source, date }) => (
        <p key={from} className="quiet">
          1 {from} is {rate} {currency} ({plainText(source)}, {date}).
        </p>
      ))}
    </section>
  );
}
