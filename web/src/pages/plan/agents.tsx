import { useMemo } from "react";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { AgentsReport } from "../../../../src/model/planning.ts";
import { percent } from "../../../../src/model/words.ts";
import { bandText } from "../../../../src/planning/planning-text.ts";
import { dotMarks } from "../../design/row-marks.ts";
import { Rows, type RowScale } from "../../design/rows.tsx";

const POINTS = 0.5;
/** CSS pixels of `people +50`, on an axis. */
const POINTS_NAME = 76;

/** How much of the work discloses an agent, and whose lines last. */
export function Agents({ agents }: { agents: AgentsReport }): React.JSX.Element {
  const { shares, lasting, most } = useMemo(() => {
    const top = Math.max(0.1, ...agents.areas.map(({ share }) => share?.high ?? 0));
    const ends: [number, number] = [0, Math.min(1, Math.ceil(10 * top) / 10)];
    const all = [...agents.areas, { area: "all", name: "All areas together", ...agents.all }];
    return {
      most: ends[1],
      shares: [
        {
          rows: agents.areas.map(({ area, name, share, disclosed, commits }) => {
            const text =
              share === null ? "no commits" : bandText({ low: share.low, expected: share.estimate, high: share.high });
            return {
              key: area,
              head: name,
              detail: `${disclosed} of ${commits} commits`,
              value: text,
              label: `${name}: ${text} of commits disclose a coding agent`,
              marks: share === null ? [] : dotMarks(share, ends),
            };
          }),
        },
      ],
      lasting: [
        {
          rows: all.map(({ area, name, lasting: { difference, says, commits } }) => ({
            key: area,
            head: name,
            detail: `${commits} disclosed commits followed`,
            value: difference
              ? `${points(difference.estimate)} (${points(difference.low)} to ${points(difference.high)}), ${says}`
              : says,
            label: `${name}: ${says}`,
            marks: difference ? dotMarks(difference, [-POINTS, POINTS], says !== "can't be told") : [],
          })),
        },
      ],
    };
  }, [agents]);
  const shareScale = useMemo(
    (): RowScale => ({
      x: { domain: [0, most], axis: null },
      ticks: () => [0, most / 2, most],
      tickName: percent,
      label: "Commits that disclose an agent",
    }),
    [most],
  );
  return (
    <>
      <ul className="plan-says">
        {agents.says.map((says) => (
          <li key={says}>{plainText(says)}</li>
        ))}
      </ul>
      <div className="plan-each">
        <div>
          <h3>How much is disclosed</h3>
          <Rows scale={shareScale} groups={shares} />
        </div>
        <div>
          <h3>Whose lines last longer, after {agents.days} days</h3>
          <Rows scale={LASTING} groups={lasting} />
        </div>
      </div>
    </>
  );
}

const LASTING: RowScale = {
  x: { domain: [-POINTS, POINTS], axis: null },
  ticks: (pixels) => (pixels < 4 * POINTS_NAME ? [-POINTS, 0, POINTS] : [-POINTS, -0.25, 0, 0.25, POINTS]),
  tickName: (share) => (share < 0 ? `people ${points(-share)}` : share > 0 ? `agents ${points(share)}` : "alike"),
  label: "Lines that are still there, points",
  marked: 0,
  side: POINTS_NAME / 2,
};

function points(share: number): string {
  const rounded = Math.round(100 * share);
  return rounded > 0 ? `+${rounded}` : String(rounded).replace("-", "−");
}
