import { Link } from "@tanstack/react-router";

import type { PersonResult } from "../../../../src/model/results.ts";
import { exportLink } from "../../api/export-link.ts";
import { CopyLink, ExportPage, TakeHome } from "../../design/export-row.tsx";
import type { Question } from "./question.ts";

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
  const asOf = question.asOf === undefined ? {} : { asOf: question.asOf };
  const file = `workprint-${person}${question.asOf === undefined ? "" : `-${question.asOf.slice(0, 10)}`}`;
  return (
    <header className="head workprint-head">
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p className="quiet">
          <code>{person}</code>
          {others.length > 0 && (
            <>
              , also called{" "}
              {others.map((other, index) => (
                <span key={other}>
                  {index > 0 && ", "}
                  <bdi>{other}</bdi>
                </span>
              ))}
            </>
          )}
        </p>
        {scope.length > 0 && (
          <p className="quiet">
            Only work in {scope.map(nameOf).join(", ")}.{" "}
            <Link to="/people/$person" params={{ person: question.person }} search={asOf}>
              Look at all areas
            </Link>
          </p>
        )}
      </div>
      <div className="workprint-ways">
        <Link
          className="button"
          to="/compare"
          search={{ people: person, areas: question.areas.join(",") || "all", ...asOf }}
        >
          Compare with others
        </Link>
        {answered && (
          <TakeHome>
            <CopyLink />
            <ExportPage operation="person" input={question} name={file} />
            <a className="button plain" href={exportLink("person", "json", question)} download={`${file}.json`}>
              JSON
            </a>
          </TakeHome>
        )}
      </div>
    </header>
  );
}
