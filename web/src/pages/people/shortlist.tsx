import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";

import type { ResultOf } from "../../../../src/http/operations.ts";
import type { Role } from "../../../../src/model/role.ts";
import { plural } from "../../../../src/model/words.ts";
import type { Answer } from "../../api/use-operation.ts";
import { Answered, Empty } from "../../design/states.tsx";
import { searchOf } from "../../role/search.ts";
import { Controls, ControlsDialog } from "./controls.tsx";
import { usePeopleSearch } from "./use-people-search.ts";
import { RankedList } from "./ranked-list.tsx";

interface Props {
  /** As the link has it. */
  role: Role;
  templates: readonly Role[];
  areas: ResultOf<"roles">["areas"];
  standings: Answer<"standings">;
}

/** The controls and the list that they make. */
export function Shortlist({ role, templates, areas, standings }: Props): React.JSX.Element {
  const { asOf, role: wanted } = usePeopleSearch().search;
  // While a slider moves its weights are here; let go, they go into the link.
  const [moving, setMoving] = useState<Role["criteria"]>();
  const criteria = useDeferredValue(moving ?? role.criteria);
  const nameOf = new Map(areas.map(({ area, name }) => [area, name]));
  const controls = {
    role,
    templates,
    areas,
    criteria: moving ?? role.criteria,
    sources: standings.data?.cohort.repositories ?? [],
    asOf: standings.isPlaceholderData ? undefined : standings.data?.asOf,
    waiting: standings.isPlaceholderData,
    onMove: setMoving,
  };
  return (
    <>
      <header className="head">
        <h1>{role.title}: whom to talk to</h1>
        <p className="lead">
          {role.areas.length > 0
            ? `Work in ${role.areas.map((area) => nameOf.get(area) ?? area).join(", ")}. `
            : "Work in all areas. "}
          An order to read in, no verdict.{" "}
          <Link to="/role" search={{ ...searchOf(role, templates), ...(asOf === undefined ? {} : { asOf }) }}>
            Change the role
          </Link>
        </p>
      </header>
      {wanted !== undefined && wanted !== role.role && (
        <p className="notice warn">
          <strong>There is no role “{wanted}”.</strong>
          This is the list for {role.title}. Choose another one below.
        </p>
      )}
      <div className="people">
        <aside className="people-side" aria-label="Weights and filters">
          <Controls {...controls} />
        </aside>
        <div>
          <ControlsDialog {...controls} />
          <Answered answer={standings} what="Measuring everybody who was active">
            {(data) =>
              data.people.length === 0 ? (
                <Empty title="Nobody can be placed">
                  <p>
                    {data.cohort.unknown > 0
                      ? `${plural(data.cohort.unknown, "person was", "people were")} active in these areas, with too little public work to say more.`
                      : "No public work in these areas was seen in the last year."}{" "}
                    That is no low place. Choose other areas, or read more repositories.
                  </p>
                  <div className="row">
                    {role.areas.length > 0 && (
                      <Link from="/people" to="/people" search={(old) => ({ ...old, areas: "all" })} className="button">
                        Look in all areas
                      </Link>
                    )}
                    <Link to="/" className="button plain">
                      Read more
                    </Link>
                  </div>
                </Empty>
              ) : (
                <RankedList answer={data} criteria={criteria} role={role} waiting={standings.isPlaceholderData} />
              )
            }
          </Answered>
        </div>
      </div>
    </>
  );
}
