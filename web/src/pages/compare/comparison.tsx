import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import type { ResultOf } from "../../../../src/http/operations.ts";
import type { Role } from "../../../../src/model/role.ts";
import { AsOf } from "../../design/as-of.tsx";
import { Card } from "./card.tsx";
import { Criteria } from "./criteria.tsx";
import { type Member, listSearch } from "./members.ts";
import { Missing } from "./missing.tsx";
import { Timelines } from "./timelines.tsx";

/** Everything about those who are compared: what is not known first. */
export function Comparison({
  members,
  role,
  areas,
  everybody,
  waiting,
}: {
  members: readonly Member[];
  role: Role;
  areas: ResultOf<"roles">["areas"];
  everybody: ResultOf<"standings">;
  /** Whether this is the answer of another date. */
  waiting: boolean;
}): React.JSX.Element {
  const search = useSearch({ from: "/compare" });
  const navigate = useNavigate({ from: "/compare" });
  const remove = (given: string): void =>
    void navigate({
      search: (old) => ({
        ...old,
        people: members
          .filter((member) => member.given !== given)
          .map((member) => member.given)
          .join(","),
      }),
    });
  const found = members.filter(({ person }) => person !== undefined);
  const scope = role.areas.map((area) => areas.find((one) => one.area === area)?.name ?? area);
  return (
    <>
      <div className="head compare-scope">
        <p className="lead">
          For {role.title}: work in {scope.length === 0 ? "all areas" : scope.join(", ")}.{" "}
          <Link to="/people" search={listSearch(search)}>
            Change who is compared
          </Link>
        </p>
        <AsOf
          value={search.asOf}
          shown={waiting ? undefined : everybody.asOf}
          busy={waiting}
          onChange={(asOf) => void navigate({ search: (old) => ({ ...old, asOf }), replace: true, resetScroll: false })}
        />
      </div>
      <Missing members={members} onRemove={remove} />
      {found.length > 0 && (
        <>
          <Criteria members={found} role={role} everybody={everybody} />
          <Timelines members={found} />
          <section className="section" aria-labelledby="facts-title">
            <h2 id="facts-title">In words</h2>
            <div className="compare-cards">
              {found.map((member) => (
                <Card key={member.given} member={member} role={role} onRemove={() => remove(member.given)} />
              ))}
            </div>
          </section>
        </>
      )}
    </>
  );
}
