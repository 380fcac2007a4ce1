import { Dialog } from "radix-ui";
import { useRef, useState } from "react";

import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { day } from "../../../../src/reports/html/format.ts";
import { CommitsDialog } from "../../design/behind.tsx";
import { Name } from "../../design/name.tsx";
import { type Area, askedOf, type Cell, type Grid, type Member } from "./grid.ts";
import { PersonLink } from "./person-link.tsx";

type Place = readonly [row: number, column: number];

/** Members and areas, a cell is weeks of the last year. One stop of the tab key; arrows go from cell to cell. */
export function Matrix({ grid, window }: { grid: Grid; window: TeamResult["window"] }): React.JSX.Element {
  const { areas, members, unknown, cell, most } = grid;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>([0, 0]);
  const [opened, open] = useState<{ cell: Cell; place: Place }>();
  const focus = ([row, column]: Place): void =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus();
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!(event.target as Element).closest("[data-cell]")) return;
    const next = moved(at, event.key, members.length, areas.length);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  const name = (one: Cell): string => members.find(({ person }) => person === one.person)?.name ?? one.person;
  const areaName = (one: Cell): string => areas.find(({ area }) => area === one.area)?.name ?? one.area;
  return (
    <figure>
      <Scale most={most} />
      <div className="table-scroll">
        {/* A table of figures whose cells take the keys of a grid: no element is one by itself. */}
        <table
          className="team-matrix"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          aria-label="Members and areas, weeks of the last year"
          ref={table}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">Member</th>
              {areas.map((area) => (
                <th key={area.area} scope="col" data-needed={area.needed || undefined}>
                  <span>{area.name}</span>
                </th>
              ))}
            </tr>
            <Row title="Needed" areas={areas} say={({ needed }) => (needed ? "needed" : "")} />
            <Row
              title="Members at work in it"
              areas={areas}
              say={({ members }) => (members === 0 ? "none" : String(members))}
            />
          </thead>
          <tbody>
            {members.map((member, row) => (
              <tr key={member.person}>
                <th scope="row">
                  <PersonLink {...member} />
                </th>
                {areas.map((area, column) => (
                  <GridCell
                    key={area.area}
                    found={cell(member.person, area.area)}
                    member={member}
                    area={area}
                    most={most}
                    place={[row, column]}
                    stop={at[0] === row && at[1] === column}
                    onFocus={setAt}
                    onOpen={(found) => open({ cell: found, place: [row, column] })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          {unknown.length > 0 && (
            <tbody>
              {unknown.map((one, i) => (
                // Two can have one name.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={`${i} ${one}`}>
                  <th scope="row">
                    <Name>{one}</Name>
                  </th>
                  <td colSpan={areas.length} className="team-unknown">
                    not known: no work of the last year was read
                  </td>
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </div>
      <figcaption>
        By name. A cell is the weeks of the last year in which somebody worked in an area, in any source that was read;
        empty is none that was seen. Each opens its commits; the arrow keys go from cell to cell.
      </figcaption>
      <Dialog.Root open={opened !== undefined} onOpenChange={(still) => !still && open(undefined)}>
        {opened && (
          <CommitsDialog
            {...askedOf(opened.cell, window)}
            what={
              <>
                of <Name>{name(opened.cell)}</Name> in {areaName(opened.cell)}, {day(window.from)} to {day(window.to)}
              </>
            }
            onClosed={() => focus(opened.place)}
          />
        )}
      </Dialog.Root>
    </figure>
  );
}

function GridCell({
  found,
  member,
  area,
  most,
  place,
  stop,
  onFocus,
  onOpen,
}: {
  found: Cell | undefined;
  member: Member;
  area: Area;
  most: number;
  place: Place;
  /** Whether the tab key stops here. */
  stop: boolean;
  onFocus: (place: Place) => void;
  onOpen: (cell: Cell) => void;
}): React.JSX.Element {
  const common = { "data-cell": place.join("-"), tabIndex: stop ? 0 : -1, onFocus: () => onFocus(place) };
  if (!found || found.weeks === 0)
    return (
      <td {...common}>
        <span className="hidden">none seen</span>
      </td>
    );
  const { weeks, publicWeeks, commits } = found;
  return (
    <td>
      <button
        type="button"
        {...common}
        style={{ "--part": weeks / most } as React.CSSProperties}
        title={`${member.name}, ${area.name}: ${plural(weeks, "week")}, ${publicWeeks} of them in public, ${plural(commits, "commit")}`}
        aria-label={`${plural(weeks, "week")} of ${member.name} in ${area.name}, ${publicWeeks} of them in public: show the commits`}
        onClick={() => onOpen(found)}
      >
        {weeks}
      </button>
    </td>
  );
}

function Row({
  title,
  areas,
  say,
}: {
  title: string;
  areas: readonly Area[];
  say: (area: Area) => string;
}): React.JSX.Element {
  return (
    <tr className="team-matrix-sums">
      <th scope="row">{title}</th>
      {areas.map((area) => {
        const text = say(area);
        return (
          <td key={area.area}>
            {text === "needed" ? (
              <i className="team-need" role="img" aria-label="needed" />
            ) : text === "none" ? (
              <b>none</b>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** What a shade means. */
export function Scale({ most }: { most: number }): React.JSX.Element {
  return (
    <div className="legend" aria-hidden="true">
      <span className="team-scale">
        1 week <i /> {plural(most, "week")}
      </span>
      <span>
        <i className="team-need" />
        the team needs it
      </span>
    </div>
  );
}

/** Where a key leads from a cell; undefined when it leads nowhere. */
function moved([row, column]: Place, key: string, rows: number, columns: number): Place | undefined {
  const inside = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  switch (key) {
    case "ArrowLeft":
      return [row, inside(column - 1, columns)];
    case "ArrowRight":
      return [row, inside(column + 1, columns)];
    case "ArrowUp":
      return [inside(row - 1, rows), column];
    case "ArrowDown":
      return [inside(row + 1, rows), column];
    case "Home":
      return [row, 0];
    case "End":
      return [row, columns - 1];
    default:
      return undefined;
  }
}
