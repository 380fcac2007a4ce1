import type { AreasResult } from "../../../../src/model/results.ts";
import { moduleName, percent, plural } from "../../../../src/model/words.ts";
import { halfLifeText } from "../../../../src/reports/half-life.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { count } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

/** How long the lines of the largest modules live. */
export function ModuleLives({ modules }: Pick<AreasResult, "modules">): React.JSX.Element {
  if (modules.length === 0) return <p className="quiet">No module has enough lines to say how long they live.</p>;
  return (
    <Disclosure title={`Half-lives of the ${plural(modules.length, "module")} with most lines`}>
      {() => (
        <div className="table-scroll">
          <table>
            <Columns
              names={[
                "Module",
                "Repository",
                "Half-life (95 % interval)",
                { figures: "Rests on lines" },
                { figures: "End not seen" },
              ]}
            />
            <tbody>
              {modules.map(({ repo, module, halfLifeDays, lines, censoredShare }) => (
                <tr key={`${repo} ${module}`}>
                  <th scope="row">
                    <Name>{moduleName(module)}</Name>
                  </th>
                  <td>
                    <Name>{repo}</Name>
                  </td>
                  <td>{halfLifeText(halfLifeDays)}</td>
                  <td className="figure">{count(lines)}</td>
                  <td className="figure">{percent(censoredShare)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Disclosure>
  );
}
