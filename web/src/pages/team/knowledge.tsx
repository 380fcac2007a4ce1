import * as Plot from "@observablehq/plot";
import { useMemo, useState } from "react";

import type { TeamKnown, TeamResult } from "../../../../src/model/team.ts";
import { moduleName, plural } from "../../../../src/model/words.ts";
import { count, day, percent } from "../../../../src/reports/html/format.ts";
import { Name } from "../../design/name.tsx";
import { OneOf } from "../../design/one-of.tsx";
import { type ChartRow, Rows, type RowScale } from "../../design/rows.tsx";
import { Section } from "../../design/section.tsx";
import type { Change, TeamSearch } from "../../router.tsx";
import { PersonLink } from "./person-link.tsx";

const FIRST = 12;
const MORE = 24;
const NAMED = 4;

type Module = TeamResult["keyPeople"]["modules"][number];

/** Parts of the code by how few people know them, and who could share that. */
export function Knowledge({
  result,
  all,
  change,
}: {
  result: TeamResult;
  all: boolean;
  change: (part: Change<TeamSearch>) => void;
}): React.JSX.Element {
  const { modules, says } = result.keyPeople;
  const known = modules
    .filter(({ truckFactor }) => truckFactor !== null)
    .sort((a, b) => a.truckFactor! - b.truckFactor! || b.lines - a.lines);
  const alone = known.filter(({ truckFactor }) => truckFactor === 1);
  return (
    <Section id="knowledge" title="What rests on whom" lead={says[0]}>
      {known.length === 0 ? (
        <p className="notice">Too little is known of who wrote the code of the team’s repositories.</p>
      ) : (
        <>
          <Breadth result={result} />
          <h3 className="team-modules-title">Module by module</h3>
          <OneOf
            label="Which modules"
            value={all ? "all" : "one"}
            options={[
              { value: "one", name: `Rest on one person (${alone.length})` },
              { value: "all", name: `All (${known.length})` },
            ]}
            onChange={(next) => change({ rests: next === "all" ? "all" : undefined })}
          />
          <Modules key={String(all)} modules={all ? known : alone} since={result.window.from} />
        </>
      )}
      <p className="quiet prose team-after">
        It is about where knowledge is, and not about anybody’s plans. A module rests on the fewest people without whose
        knowledge more than half of its files have no main author (the truck factor of Avelino et al. 2016), both from
        who changed what: reading and reviewing leave no trace in it.
      </p>
    </Section>
  );
}

/** On how many people each repository and area rests. */
function Breadth({ result: { keyPeople } }: { result: TeamResult }): React.JSX.Element {
  const { scale, groups } = useMemo(() => {
    const areas = keyPeople.areas
      .filter(({ area, truckFactor }) => area !== "unclassified" && truckFactor !== null)
      .sort((a, b) => a.truckFactor! - b.truckFactor! || b.lines - a.lines);
    const whole = keyPeople.repositories.filter(({ truckFactor }) => truckFactor !== null);
    const most = Math.max(2, ...[...areas, ...whole].map(({ truckFactor }) => truckFactor!));
    const scale: RowScale = {
      x: { domain: [0, most] },
      ticks: (pixels) => ticksTo(most, pixels),
      tickName: String,
      label: "people that it rests on",
      marked: 1,
    };
    const groups = [
      { title: "Repositories as a whole", rows: whole.map((one) => breadthRow(one.repo, one)) },
      { title: "Areas, in the team’s repositories", rows: areas.map((one) => breadthRow(one.name, one)) },
    ];
    return { scale, groups: groups.filter(({ rows }) => rows.length > 0) };
  }, [keyPeople]);
  return (
    <figure className="team-breadth">
      <h3>By repository and area</h3>
      <Rows scale={scale} groups={groups} height={30} />
      <figcaption>The dashed line is one person.</figcaption>
    </figure>
  );
}

function breadthRow(name: string, { truckFactor, holders }: TeamKnown): ChartRow {
  const people = truckFactor!;
  const named = holders.slice(0, 2).map((one) => (one.member ? one.name : `${one.name} (not in the team)`));
  const more = holders.length - named.length;
  const who = `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return {
    key: name,
    head: <Name>{name}</Name>,
    value: (
      <>
        <b>{people}</b> <span className="quiet">{who}</span>
      </>
    ),
    label: `${name} rests on ${plural(people, "person", "people")}`,
    marks: [
      Plot.dot([people], {
        x: (value: number) => value,
        y: 0,
        r: 5.5,
        fill: people === 1 ? "var(--warn)" : "var(--accent)",
        stroke: "var(--bg)",
        strokeWidth: 1.5,
      }),
    ],
  };
}

function ticksTo(most: number, pixels: number): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((size) => (most / size) * 36 <= pixels) ?? 100;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function Modules({ modules, since }: { modules: readonly Module[]; since: string }): React.JSX.Element {
  const [shown, setShown] = useState(FIRST);
  if (modules.length === 0) return <p className="notice team-after">No module rests on one person.</p>;
  return (
    <>
      <ul className="team-modules">
        {modules.slice(0, shown).map((module) => (
          <ModuleRow key={`${module.repo} ${module.module}`} module={module} since={since} />
        ))}
      </ul>
      {modules.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + MORE)}>
          Show {Math.min(MORE, modules.length - shown)} more of {modules.length - shown}
        </button>
      )}
    </>
  );
}

function ModuleRow({ module, since }: { module: Module; since: string }): React.JSX.Element {
  const { repo, module: name, lines, files, holders, sharers, unowned } = module;
  const stale = holders.every(({ lastWorked }) => lastWorked === null || lastWorked < since);
  const others = holders.length - NAMED;
  return (
    <li>
      <div>
        <h4>
          <Name>{moduleName(name)}</Name>
        </h4>
        <p className="quiet">
          <Name>{repo}</Name>, {count(lines)} lines in {plural(files, "file")}
          {unowned > 0 && `, ${unowned} without a main author`}
        </p>
      </div>
      <div>
        <p className="team-label">Rests on</p>
        <ul className="team-holders">
          {holders.slice(0, NAMED).map(({ person, name: who, member, share, lastWorked }) => (
            <li key={person}>
              <PersonLink person={person} name={who} />
              <span className="quiet">
                {" "}
                wrote {percent(share)} of the lines
                {!member && "; not in the team"}
              </span>
              {(lastWorked === null || lastWorked < since) && (
                <span className="team-stale">
                  {" "}
                  {lastWorked === null ? "work in it was not seen" : `last work in it ${day(lastWorked)}`}
                </span>
              )}
            </li>
          ))}
          {others > 0 && <li className="quiet">and {others} more</li>}
        </ul>
        {stale && <p className="team-stale">What was known may be out of date.</p>}
      </div>
      <div>
        <p className="team-label">Could share it</p>
        {sharers.length === 0 ? (
          <p>
            <b>No others</b> <span className="quiet">were seen at work in it in the last two years.</span>
          </p>
        ) : (
          <ul className="team-holders">
            {sharers.slice(0, NAMED).map(({ person, name: who, member, weeks }) => (
              <li key={person}>
                <PersonLink person={person} name={who} />
                <span className="quiet">
                  {" "}
                  {plural(weeks, "week")}
                  {!member && "; not in the team"}
                </span>
              </li>
            ))}
            {sharers.length > NAMED && <li className="quiet">and {sharers.length - NAMED} more</li>}
          </ul>
        )}
      </div>
    </li>
  );
}
