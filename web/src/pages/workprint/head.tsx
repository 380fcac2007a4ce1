import { Link, useSearch } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { exportLink } from "../../api/export-link.ts";
import { CopyLink, ExportPage, TakeHome } from "../../design/export-row.tsx";
import { carried, inScope } from "../../role/search.ts";
import type { Question } from "./question.ts";
import { Name } from "../../design/name.tsx";

/** Who it is, and what can be done with it. */
export function Head({
  result,
  question,
  answered,
}: {
  result: PersonResult;
  question: Question;
  /** Whether there is anything to take along for this date. */
  answered: boolean;
}): React.JSX.Element {
  const { person, name, names, scope, areas } = result;
  const others = names.filter((other) => other !== name);
  const nameOf = (area: string): string => areas.find((known) => known.area === area)?.name ?? area;
  const link = carried(useSearch({ from: "/people/$person" }));
  const file = `workprint-${person}${question.asOf === undefined ? "" : `-${question.asOf.slice(0, 10)}`}`;
  return (
    <header className="head workprint-head">
      <div>
        <h1>
          <Name>{name}</Name>
        </h1>
        <p className="quiet">
          <code>{person}</code>
          {others.length > 0 && (
            <>
              , also called{" "}
              {others.map((other, index) => (
                <span key={other}>
                  {index > 0 && ", "}
                  <Name>{other}</Name>
                </span>
              ))}
            </>
          )}
        </p>
        {scope.length > 0 && (
          <p className="quiet">
            Only work in {scope.map(nameOf).join(", ")}.{" "}
            <Link to="/people/$person" params={{ person: question.person }} search={{ ...link, areas: "all" }}>
              Look at all areas
            </Link>
          </p>
        )}
      </div>
      <div className="workprint-ways">
        <Link className="button" to="/people" search={{ ...inScope(link, question.areas), pick: person }}>
          Compare with others
        </Link>
        {answered && (
          <TakeHome>
            <ExportPage operation="person" input={question} name={file} />
            <a className="button plain" href={exportLink("person", "json", question)} download={`${file}.json`}>
              JSON
            </a>
            <CopyLink />
          </TakeHome>
        )}
      </div>
    </header>
  );
}
