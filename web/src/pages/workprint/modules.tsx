import { useCallback } from "react";

import type { PersonResult } from "../../../../src/model/results.ts";
import { moduleName, plural } from "../../../../src/model/words.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { Chart, type Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Behind } from "../../design/behind.tsx";
import type { Question } from "./question.ts";
import { Section } from "../../design/section.tsx";
import { treemapChart } from "./treemap.ts";
import { Name } from "../../design/name.tsx";
import { Columns } from "../../design/table.tsx";

/** Modules that they worked in most, and their part of them. */
export function Modules({ result, question }: { result: PersonResult; question: Question }): React.JSX.Element {
  const { modules } = result;
  const options = useCallback((room: Room) => treemapChart(modules, room), [modules]);
  if (modules.length === 0)
    return (
      <Section id="modules" title="Modules">
        <p className="notice">No work in scope was seen.</p>
      </Section>
    );
  return (
    <Section id="modules" title="Modules">
      <figure>
        <Chart
          options={options}
          label={`A treemap of ${plural(modules.length, "module")} and of how many of their files they are a main author. The table below has the figures.`}
        />
        <figcaption>
          The {plural(modules.length, "module")} with most weeks of their work. A box is as large as the module has
          living files, and filled from below as far as they are a main author of these. That says who wrote it, not who
          understands it.
        </figcaption>
      </figure>
      <Disclosure title="The modules as a table, with commits">
        {() => (
          <div className="table-scroll" tabIndex={0} role="region" aria-label="Table of modules">
            <table>
              <caption>The modules with most weeks of work.</caption>
              <Columns
                names={[
                  "Module",
                  "Repository",
                  { figures: "Weeks" },
                  { figures: "Main author of" },
                  { figures: "Living files" },
                ]}
              />
              <tbody>
                {modules.map(({ repo, module, weeks, authored, files }) => (
                  <tr key={`${repo} ${module}`}>
                    <th scope="row">
                      <Name>{moduleName(module)}</Name>
                    </th>
                    <td>
                      <Name>{repo}</Name>
                    </td>
                    <td className="figure">
                      <Behind
                        question={question}
                        wanted={{ repo, module }}
                        what={
                          <>
                            in <Name>{moduleName(module)}</Name>
                          </>
                        }
                      >
                        {count(weeks)}
                      </Behind>
                    </td>
                    <td className="figure">{plural(authored, "file")}</td>
                    <td className="figure">{count(files)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Disclosure>
    </Section>
  );
}
