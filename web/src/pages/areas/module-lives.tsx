import type { AreasResult } from "../../../../src/model/results.ts";
import { moduleName, percent, plural } from "../../../../src/model/words.ts";
import { halfLifeText } from "../../../../src/reports/half-life.ts";
import { Disclosure } from "../../design/disclosure.tsx";
import { count } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";

/** How long the lines of the largest modules live. */
export function ModuleLives({ modules }: Pick<AreasResult, "modules">): React.JSX.Element {
  if (modules.length === 0) return <p className="quiet">No module has enough lines to say how long they live.</p>;
  return (
    <Disclosure title={`Half-lives of the ${plural(modules.length, "module")} with most lines`}>
      {() => (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Module</th>
                <th scope="col">Repository</th>
                <th scope="col">Half-life (95 % interval)</th>
                <th scope="col" className="figure">
                  Rests on lines
                </th>
                <th scope="col" className="figure">
                  End not seen
                </th>
              </tr>
            </thead>
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
