import { Link } from "@tanstack/react-router";

import type { ResultOf } from "../../../../src/http/operations.ts";
import type { Role } from "../../../../src/model/role.ts";
import type { SignalId } from "../../../../src/model/signal.ts";
import { plural } from "../../../../src/model/words.ts";
import { measured, percent, placed, sentence } from "../../../../src/reports/html/format.ts";
import { MEANING } from "../../../../src/reports/signal-text.ts";
import { IntervalDot, UnknownDot } from "../../design/interval.tsx";
import type { Member } from "./members.ts";
import { Name } from "../../design/name.tsx";

/** A small panel for each criterion of the role; everybody in the same order, all on one scale. */
export function Criteria({
  members,
  role,
  everybody,
}: {
  members: readonly Member[];
  role: Role;
  everybody: ResultOf<"standings">;
}): React.JSX.Element {
  const total = role.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const repositories = everybody.cohort.repositories.length;
  return (
    <section className="section" aria-labelledby="criteria-title">
      <h2 id="criteria-title">On one scale</h2>
      <p className="quiet prose compare-lead">
        Each dot is the place among the people active in the same repositories (
        {plural(repositories, "repository", "repositories")} in scope), from 0 to 100; 100 is most. The bar is the
        95&nbsp;% interval. Where two bars share much of the scale, the two people can’t be told apart. How well each
        criterion foresees anything is on the <Link to="/trust">Trust</Link> page.
      </p>
      <div className="compare-panels">
        {role.criteria.map(({ signal, weight }) => (
          <Panel key={signal} signal={signal} weight={weight} total={total} members={members} />
        ))}
      </div>
    </section>
  );
}

function Panel({
  signal,
  weight,
  total,
  members,
}: {
  signal: SignalId;
  weight: number;
  /** Of all weights. */
  total: number;
  members: readonly Member[];
}): React.JSX.Element {
  return (
    <article className="compare-panel" aria-label={sentence(signal)}>
      <header>
        <h3>{sentence(signal)}</h3>
        <span className="quiet">counts {percent(weight / total)}</span>
        <p className="quiet">{MEANING[signal]}</p>
      </header>
      <div className="compare-axis" aria-hidden="true">
        <ol>
          {[0, 25, 50, 75, 100].map((tick) => (
            <li key={tick} style={{ left: `${tick}%` }}>
              {tick}
            </li>
          ))}
        </ol>
      </div>
      <ul>
        {members.map((member) => (
          <Row key={member.given} member={member} signal={signal} />
        ))}
      </ul>
    </article>
  );
}

function Row({ member, signal }: { member: Member; signal: SignalId }): React.JSX.Element {
  const place = member.standing?.signals[signal];
  const label = `${member.name}, ${signal}`;
  return (
    <li>
      <span className="compare-name">
        <Name title={member.name}>{member.name}</Name>
        <small>{place?.value ? measured({ value: place.value, unit: place.unit }) : ""}</small>
      </span>
      <div className="compare-track">
        {place ? (
          <IntervalDot
            estimate={place.percentile}
            low={place.percentileLow}
            high={place.percentileHigh}
            label={label}
          />
        ) : (
          <UnknownDot label={label} />
        )}
      </div>
      <span className="compare-figure">
        {place ? <strong>{placed(place)}</strong> : <small>too little known</small>}
      </span>
    </li>
  );
}
