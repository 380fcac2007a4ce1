import type { AreasResult, ModulesResult } from "../../../../src/model/results.ts";
import { useOperation } from "../../api/use-operation.ts";
import { Choice } from "../../design/choice.tsx";
import type { CsvRow } from "../../design/download.ts";
import { ExportRow } from "../../design/export-row.tsx";
import { count, day } from "../../../../src/reports/html/format.ts";
import { Answered, Empty } from "../../design/states.tsx";
import type { AreasSearch, Change } from "../../router.tsx";
import { ModuleKnowledge } from "./module-knowledge.tsx";

const FIRST = 8;
const MORE = 20;
const MOST = 10_000;
/** Listed of each module. */
const PEOPLE = 6;
const NONE: never[] = [];
/** What has no area can't be asked for. */
const UNCLASSIFIED = "unclassified";

/** Who knows each module, and who of them has gone. */
export function Knowledge({
  search,
  change,
  areas = NONE,
  sources = NONE,
}: {
  search: AreasSearch;
  change: (part: Change<AreasSearch>) => void;
  areas: AreasResult["areas"] | undefined;
  sources: AreasResult["sources"] | undefined;
}): React.JSX.Element {
  const { asOf, repo, area } = search;
  const limit = Math.min(MOST, Math.max(1, Math.round(Number(search.show)) || FIRST));
  const asked = { asOf, repo, areas: area === undefined ? [] : [area], limit, people: PEOPLE };
  const answer = useOperation("modules", asked, { keep: true });
  return (
    <section className="section" id="knowledge" aria-labelledby="knowledge-title">
      <h2 id="knowledge-title">Who is deep in what</h2>
      <p className="prose">
        Whose lines each module consists of today, largest module first. The truck factor is the number of people whose
        loss leaves more than half of the files without a main author.
      </p>
      <div className="row areas-filters">
        <Choice
          label="Repository"
          all="All repositories"
          value={repo}
          options={sources.map(({ source }) => ({ value: source, name: source }))}
          onChange={(next) => change({ repo: next, show: undefined })}
        />
        <Choice
          label="Area"
          all="All areas"
          value={area}
          options={areas.filter(({ area }) => area !== UNCLASSIFIED).map(({ area, name }) => ({ value: area, name }))}
          onChange={(next) => change({ area: next, show: undefined })}
        />
      </div>
      <Answered answer={answer} what="Looking at who wrote what is there">
        {({ modules, more, asOf: date }) =>
          modules.length === 0 ? (
            <Empty title="No module has living lines here">
              <p>Choose another area or repository.</p>
            </Empty>
          ) : (
            <>
              <Legend />
              <ul className="areas-modules" aria-busy={answer.isPlaceholderData}>
                {modules.map((module) => (
                  <ModuleKnowledge key={`${module.repo} ${module.module}`} module={module} asOf={asOf} />
                ))}
              </ul>
              {more > 0 && (
                <button
                  type="button"
                  className="button"
                  disabled={answer.isFetching}
                  onClick={() => change({ show: String(modules.length + Math.min(more, MORE)) })}
                >
                  Show {Math.min(more, MORE)} more of {count(more)}
                </button>
              )}
              <p className="areas-caption">
                Lines show who wrote what is there, not who understands it; reading and reviewing leave no lines.
                Somebody who is not active here may work elsewhere. Vendored and generated files are left out.
              </p>
              <ExportRow
                name={`workprint-modules-${day(date)}`}
                what="the modules"
                json={() => modules}
                csv={() => modules.flatMap(csvRows)}
              />
            </>
          )
        }
      </Answered>
    </section>
  );
}

function Legend(): React.JSX.Element {
  return (
    <div className="legend">
      <span>
        <i style={{ background: "var(--accent)" }} />
        had a commit here within a year
      </span>
      <span>
        <i style={{ background: "var(--warn)" }} />
        no commit here for a year
      </span>
      <span>
        <i className="areas-others" />
        paler: people who are not listed
      </span>
      <span>
        <i style={{ background: "var(--line)" }} />
        nobody who is known
      </span>
    </div>
  );
}

function csvRows(module: ModulesResult["modules"][number]): CsvRow[] {
  const { repo, module: name, files, lines, truckFactor, concentration, unknown, gone, people, others } = module;
  return people.map((one) => ({
    repository: repo,
    module: name,
    files,
    lines,
    truck_factor: truckFactor,
    concentration,
    unknown_share: unknown,
    gone_share: gone,
    person: one.person,
    name: one.name,
    person_lines: one.lines,
    person_share: one.share,
    main_author_of_files: one.authored,
    last_active: one.lastActive,
    active: String(one.active),
    people_not_listed: others,
  }));
}
