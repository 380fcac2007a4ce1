import type { TeamResult } from "../../../../src/model/team.ts";
import { plural } from "../../../../src/model/words.ts";
import { Behind } from "../../design/behind.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Name } from "../../design/name.tsx";
import { type Area, askedOf, type Grid } from "./grid.ts";
import { Scale } from "./matrix.tsx";

/** Areas as rows, a dot for each member at work in one; who they are is shown when it is asked for. */
export function AreaRows({ grid, window }: { grid: Grid; window: TeamResult["window"] }): React.JSX.Element {
  const { areas, unknown, most } = grid;
  return (
    <figure>
      <Scale most={most} />
      <ul className="team-areas">
        {areas.map((area) => (
          <AreaRow key={area.area} area={area} grid={grid} window={window} />
        ))}
      </ul>
      {unknown.length > 0 && (
        <p className="quiet">Not known, since no work of the last year was read: {unknown.join(", ")}.</p>
      )}
      <figcaption>A dot is a member with work in the area in the last year; the darker, the more weeks.</figcaption>
    </figure>
  );
}

function AreaRow({ area, grid, window }: { area: Area; grid: Grid; window: TeamResult["window"] }): React.JSX.Element {
  const found = grid.members.flatMap((member) => {
    const cell = grid.cell(member.person, area.area);
    return cell && cell.weeks > 0 ? [{ ...cell, name: member.name }] : [];
  });
  return (
    <li>
      <h3>
        {area.needed && <i className="team-need" role="img" aria-label="needed:" />} {area.name}
      </h3>
      {found.length === 0 ? (
        <p>
          <b>{area.state === "earlier" ? "only before the last year" : "none seen"}</b>
        </p>
      ) : (
        <>
          <p className="team-dots" aria-hidden="true">
            {found.map(({ person, weeks }) => (
              <i key={person} style={{ "--part": weeks / grid.most } as React.CSSProperties} />
            ))}
          </p>
          <Disclosure title={`${plural(found.length, "member")}, ${plural(area.weeks, "week")}`}>
            {() => (
              <ul className="team-who">
                {found.map((cell) => (
                  <li key={cell.person}>
                    <Name>{cell.name}</Name>{" "}
                    <Behind
                      {...askedOf(cell, window)}
                      what={
                        <>
                          of <Name>{cell.name}</Name> in {area.name}
                        </>
                      }
                    >
                      {plural(cell.weeks, "week")}
                    </Behind>
                  </li>
                ))}
              </ul>
            )}
          </Disclosure>
        </>
      )}
    </li>
  );
}
