import { plainText } from "../../../../src/model/plain-text.ts";
import type { Figure } from "../../../../src/model/planning.ts";
import { figureText } from "../../../../src/planning/planning-text.ts";
import { Table } from "../../design/table.tsx";

/** Every figure with its origin, and how it is changed. */
export function Figures({ figures }: { figures: readonly Figure[] }): React.JSX.Element {
  return (
    <Table
      label="Figures and where they come from"
      columns={["Figure", "Value", "Origin", "Source", "As of", "To change it"]}
    >
      {figures.map((one) => (
        <tr key={one.name + one.label}>
          <th scope="row">{plainText(one.label)}</th>
          <td className="whole">{figureText(one)}</td>
          <td>{one.origin}</td>
          <td>{plainText(one.source)}</td>
          <td className="whole">{plainText(one.date)}</td>
          <td>{one.change}</td>
        </tr>
      ))}
    </Table>
  );
}
