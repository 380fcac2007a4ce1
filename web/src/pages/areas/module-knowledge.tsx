import { Link } from "@tanstack/react-router";

import type { ModulesResult } from "../../../../src/model/results.ts";
import { moduleName, percent, plural } from "../../../../src/model/words.ts";
import { count, day } from "../../../../src/reports/html/format.ts";
import { ShareStrip } from "./share-strip.tsx";
import { Name } from "../../design/name.tsx";

export type Module = ModulesResult["modules"][number];

/** One module: what it would lose, whose lines it consists of, and who of them has gone. */
export function ModuleKnowledge({ module, asOf }: { module: Module; asOf: string | undefined }): React.JSX.Element {
  const { repo, module: path, files, lines, truckFactor, people, others } = module;
  const names = people.map(({ name }) => name);
  const twice = names.filter((name, place) => names.indexOf(name) !== place);
  return (
    <li className="areas-module">
      <div className="areas-module-head">
        <h3>
          <Name title={path}>{moduleName(path)}</Name>
        </h3>
        <p className="quiet">
          <Name>{repo}</Name>
          <br />
          {count(lines)} lines in {count(files)} {files === 1 ? "file" : "files"}
        </p>
        <p>
          <strong>{truckFactor === null ? "Truck factor unknown" : `Truck factor ${truckFactor}`}</strong>
        </p>
        <p className="quiet">{factsOf(module)}</p>
      </div>
      <div className="areas-module-people">
        <ShareStrip module={module} />
        <ul>
          {people.map(({ person, name, share, authored, lastActive, active }) => (
            <li key={person}>
              <span className="areas-share">{percent(share)}</span>
              <span>
                <Link to="/people/$person" params={{ person }} search={asOf === undefined ? {} : { asOf }}>
                  <Name>{name}</Name>
                </Link>
                {twice.includes(name) && <span className="quiet"> {person}</span>}
                <span className="quiet">
                  {authored > 0 && ` main author of ${plural(authored, "file")}`}
                  {authored > 0 && !active && ","}
                </span>
                {!active && (
                  <span className="areas-gone">
                    {" "}
                    last commit here <span className="whole">{day(lastActive)}</span>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
        {(others > 0 || twice.length > 0) && (
          <p className="quiet">
            {others > 0 && `And ${plural(others, "other person", "other people")}. `}
            {twice.length > 0 && "Rows of one name may be one person; then the truck factor may be less."}
          </p>
        )}
      </div>
    </li>
  );
}

function factsOf({ truckFactor, concentration, gone, unknown }: Module): string {
  const facts = [
    truckFactor === null
      ? "Too little is known of who wrote it."
      : `Without ${truckFactor === 1 ? "one person" : `${truckFactor} people`} more than half of the files have no main author.`,
  ];
  if (concentration !== null)
    facts.push(`Two lines at random are by one person ${percent(concentration)} of the time.`);
  if (gone > 0) facts.push(`${percent(gone)} by people without a commit here for a year.`);
  if (unknown > 0) facts.push(`${percent(unknown)} by nobody who is known.`);
  return facts.join(" ");
}
