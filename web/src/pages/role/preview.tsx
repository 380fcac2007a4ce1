import { Link, useNavigate } from "@tanstack/react-router";

import type { Role } from "../../../../src/model/role.ts";
import { AsOf } from "../../design/as-of.tsx";
import type { StandingsResult } from "../../../../src/model/standings.ts";
import type { Answer } from "../../api/use-operation.ts";
import { Answered } from "../../design/states.tsx";
import { useRanking } from "../../ranking/use-ranking.ts";
import { type Carried, inScope } from "../../role/search.ts";
import { Share } from "./share.tsx";
import { Name } from "../../design/name.tsx";

const FIRST = 8;
const DOCKED = 3;

/** What the role gives, as it stands, and what to do with it. */
export function Preview({
  role,
  link,
  standings,
}: {
  role: Role;
  link: Carried;
  standings: Answer<"standings">;
}): React.JSX.Element {
  const navigate = useNavigate({ from: "/role" });
  return (
    <aside className="role-preview" aria-labelledby="role-preview">
      <h2 id="role-preview">With this role</h2>
      <AsOf
        value={link.asOf}
        shown={standings.isPlaceholderData ? undefined : standings.data?.asOf}
        busy={standings.isPlaceholderData}
        onChange={(asOf) => void navigate({ search: (old) => ({ ...old, asOf }), replace: true, resetScroll: false })}
      />
      <Answered answer={standings} what="Placing people">
        {(data) => <First standings={data} role={role} link={link} stale={standings.isPlaceholderData} />}
      </Answered>
      <ShortlistLink link={link} />
      <Share role={role} link={link} />
    </aside>
  );
}

function ShortlistLink({ link }: { link: Carried }): React.JSX.Element {
  return (
    <Link to="/people" search={{ ...link }} className="button main">
      Show the shortlist
    </Link>
  );
}

function First({
  standings,
  role,
  link,
  stale,
}: {
  standings: StandingsResult;
  role: Role;
  link: Carried;
  /** Of the areas before, while those of the new ones are worked out. */
  stale: boolean;
}): React.JSX.Element {
  const { order, ranges } = useRanking(standings, role.criteria, FIRST);
  if (order.length === 0)
    return <p>Nobody can be placed: too little public work in these areas was read. Choose more of them.</p>;
  return (
    <div className="stack" aria-busy={stale}>
      <p role="status">
        <b>{order.length}</b> {order.length === 1 ? "person" : "people"} can be placed
        {standings.cohort.unknown > 0 && (
          <>
            ; of <b>{standings.cohort.unknown}</b> more too little is known
          </>
        )}
        .
      </p>
      <ol className="role-first">
        {order.slice(0, FIRST).map(({ person, name, number }) => {
          const rank = ranges?.get(number)?.rank;
          return (
            <li key={person}>
              <Link to="/people/$person" params={{ person }} search={inScope(link, role.areas)}>
                <Name>{name}</Name>
              </Link>
              <span className="quiet">{rank ? place(rank) : "…"}</span>
            </li>
          );
        })}
      </ol>
      <p className="quiet">
        In the order of the weights. Places are ranges: who shares some can’t be told apart by what was read.
      </p>
      {/* Where there is no room beside the sliders, what they do is seen below them. */}
      <div className="role-dock">
        <p>
          <b>{order.length}</b> placed:{" "}
          {order.slice(0, DOCKED).map(({ person, name }, index) => (
            <span key={person}>
              {index > 0 && ", "}
              <Name>{name}</Name>
            </span>
          ))}
          {order.length > DOCKED && " …"}
        </p>
        <ShortlistLink link={link} />
      </div>
    </div>
  );
}

function place({ low, high }: { low: number; high: number }): string {
  return low === high ? `place ${low}` : `places ${low}–${high}`;
}
