import { useCallback } from "react";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { percent } from "../../../../src/model/words.ts";
import type { LeadLine } from "../../../../src/offers/lead-lines.ts";
import { amountText, assumptionText } from "../../../../src/reports/offers-text.ts";
import type { Room } from "../../design/chart.tsx";
import { Disclosure } from "../../design/disclosure.tsx";
import { Picture } from "../../design/picture.tsx";
import { useSame } from "../../design/use-same.ts";
import type { Drawn } from "../../offers/offers.worker.ts";
import { lineChart } from "./line-chart.ts";
import { BARS, tornadoChart } from "./tornado-chart.ts";

type PathResult = OfferResult["paths"][number];

/** What a line is drawn over. */
export const LINE_NAMES: Record<LeadLine["of"], string> = {
  salary: "Salary, a year before tax",
  exitChance: "Chance that the stock ever pays",
  exitMedian: "Median size of an exit",
};

/** What a line says, in words. */
export function lineText({ of, now, needed }: LeadLine, currency: string): string {
  const value = (figure: number): string =>
    of === "exitChance" ? percent(figure) : `${amountText(figure)} ${currency}`;
  const equal =
    typeof needed === "number"
      ? `equal at ${value(needed)}`
      : needed === "already"
        ? "ahead at every value"
        : "behind at every value";
  return `${LINE_NAMES[of]}: now ${value(now)}, ${equal}`;
}

/** Where two paths are worth the same, and what matters most to which is ahead. */
export function Tips({
  path: given,
  base,
  drawn,
  currency,
}: {
  path: PathResult;
  base: PathResult;
  drawn: Drawn;
  /** Of the results. */
  currency: string;
}): React.JSX.Element {
  const path = useSame(given);
  const lines = useSame(drawn.lines);
  const lead = path.certain - base.certain;
  const options = useCallback((room: Room) => tornadoChart(path, lead, room), [path, lead]);
  return (
    <>
      <div className="offers-lines">
        {lines.map((line) => (
          <Line key={line.of} line={line} path={path} />
        ))}
      </div>
      <p className="quiet prose">
        Each line is by how much the sure sum of {plainText(path.title)} is above that of {plainText(base.title)}, in{" "}
        {currency}, when one thing changes and all else stays. The dot is as it stands; where the line crosses zero, the
        two are worth the same to you.
      </p>
      <h3 className="offers-sub">What matters most to a lead of {amountText(lead)}</h3>
      <Picture
        name={`workprint-offers-assumptions-${path.path}`}
        what="what matters most"
        options={options}
        label={path.tornado
          .slice(0, BARS)
          .map((bar) => assumptionText(bar, path.currency))
          .join("; ")}
      >
        The lead at the low value of each assumption (open dot) and at its high value (full dot). Ranges are by
        judgement, unless the file gives its own under ‘ranges’. The dashed line is the lead as it stands.
      </Picture>
      <Disclosure title="All assumptions as a list">
        {() => (
          <ul className="offers-facts">
            {path.tornado.map((bar) => (
              <li key={`${bar.of}/${bar.id}`}>{plainText(assumptionText(bar, path.currency))}</li>
            ))}
          </ul>
        )}
      </Disclosure>
    </>
  );
}

function Line({ line, path }: { line: LeadLine; path: PathResult }): React.JSX.Element {
  const options = useCallback((room: Room) => lineChart(line, room), [line]);
  return (
    <div>
      <h3 className="offers-sub">
        {LINE_NAMES[line.of]}
        {line.of === "exitChance" ? "" : `, ${path.currency}`}
      </h3>
      <Picture
        name={`workprint-offers-${line.of}-${path.path}`}
        what={`the lead by ${LINE_NAMES[line.of].toLowerCase()}`}
        options={options}
        label={lineText(line, path.currency)}
      />
    </div>
  );
}
