import { Link, useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { useOperations } from "../api/use-operations.ts";
import { Answered, Empty, Loading } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { roleOf } from "../role/search.ts";
import { Comparison } from "./compare/comparison.tsx";
import { idsOf, LEAST, membersOf, listSearch } from "./compare/members.ts";
import "./compare.css";

/** Two to eight people side by side, on one scale. */
export function ComparePage(): React.JSX.Element {
  const search = useSearch({ from: "/compare" });
  const ids = idsOf(search.people);
  useTitle("Compare");
  const roles = useOperation("roles", {});
  return (
    <>
      <header className="head">
        <h1>Compare</h1>
      </header>
      {ids.length === 0 ? (
        <Empty title="Nobody was chosen yet">
          <p>Choose two to eight people in the list, and see them side by side on one scale.</p>
          <Link className="button main" to="/people" search={listSearch(search)}>
            Choose people
          </Link>
        </Empty>
      ) : (
        <Answered answer={roles} what="Opening the role">
          {(templates) => <Asked ids={ids} templates={templates} />}
        </Answered>
      )}
    </>
  );
}

type Templates = NonNullable<ReturnType<typeof useOperation<"roles">>["data"]>;

function Asked({ ids, templates }: { ids: string[]; templates: Templates }): React.JSX.Element {
  const search = useSearch({ from: "/compare" });
  const role = roleOf(
    search,
    templates.roles,
    templates.areas.map(({ area }) => area),
  );
  const question = { areas: role.areas, ...(search.asOf === undefined ? {} : { asOf: search.asOf }) };
  const standings = useOperation("standings", question, { keep: true });
  const people = useOperations(
    "person",
    ids.map((person) => ({ person, ...question })),
  );
  if (people.some(({ isFetching, data }) => isFetching && !data)) return <Loading what="Opening the workprints" />;
  return (
    <Answered answer={standings} what="Measuring everybody">
      {(everybody) => {
        const members = membersOf(ids, people, everybody);
        return (
          <>
            {members.length < LEAST && (
              <p className="notice compare-alone">
                <strong>One person alone is no comparison.</strong>
                Choose somebody else in the list, beside them.
              </p>
            )}
            <Comparison
              members={members}
              role={role}
              areas={templates.areas}
              everybody={everybody}
              waiting={standings.isPlaceholderData}
            />
          </>
        );
      }}
    </Answered>
  );
}
