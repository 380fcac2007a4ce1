import type { PersonResult } from "../../../../src/model/results.ts";
import { SIGNALS, type SignalId } from "../../../../src/model/signal.ts";
import { inWords, plural } from "../../../../src/model/words.ts";
import { day, sentence } from "../../../../src/reports/html/format.ts";

export interface Gap {
  missing: string;
  /** What would fill it. */
  fill: string;
}

/** Signals that only texts show. */
const OF_TEXTS: ReadonlySet<SignalId> = new Set(["rigour", "iteration"]);
/** Fewer active weeks than this make wide intervals. */
const FEW_WEEKS = 12;

/** What is not known of somebody, and what would change that. */
export function gapsOf(result: PersonResult): Gap[] {
  const { signals, observability, foresight, asOf } = result;
  const gaps: Gap[] = [];
  const unknown = SIGNALS.filter((id) => signals[id].percentile === null);
  const [texts, others] = [unknown.filter((id) => OF_TEXTS.has(id)), unknown.filter((id) => !OF_TEXTS.has(id))];
  const weeks = signals.drive.n;
  if (texts.length > 0)
    gaps.push({
      missing: `${sentence(inWords(texts))} ${texts.length === 1 ? "is" : "are"} not known: git alone does not show what somebody claims, nor how it was received.`,
      fill: "Read the pull requests (workprint read github:owner/name), their posts or their papers.",
    });
  if (others.length > 0)
    gaps.push({
      missing: `Too little is known to place ${inWords(others)}. Unknown is never low.`,
      fill: "Ask them what they worked on in the last year, and read those repositories. A later date may know more, or a wider scope of areas.",
    });
  if (weeks > 0 && weeks < FEW_WEEKS)
    gaps.push({
      missing: `Only ${plural(weeks, "active week")} in two years: intervals are wide.`,
      fill: "Work in other repositories, once it is read, makes them narrower.",
    });
  const noReviews = signals.steering.measures.find(({ measure }) => measure === "reviews");
  if (!noReviews || noReviews.n === 0)
    gaps.push({
      missing: "No reviews of theirs can be seen: git shows them only where a trailer or a merge names the reviewer.",
      fill: "Read the reviews of the repository (workprint read github:owner/name), or look at them through the links of the commits.",
    });
  const proposals = foresight.filter(({ proposalsSeen }) => !proposalsSeen).map(({ repo }) => repo);
  if (proposals.length > 0)
    gaps.push({
      missing: `Pull requests are not in what was read of ${inWords(proposals)}: work that was proposed and not merged is not seen.`,
      fill: "Fetch the pull requests into the clone (refs/pull), and read it again.",
    });
  const shallow = observability.sources.filter((source) => source.shallow).map(({ source }) => source);
  if (shallow.length > 0)
    gaps.push({
      missing: `${inWords(shallow)}: a shallow clone, so what came before is not seen.`,
      fill: "Fetch the whole history (git fetch --unshallow), and read it again.",
    });
  const blobs = observability.sources.filter(({ missingBlobs }) => missingBlobs > 0);
  if (blobs.length > 0)
    gaps.push({
      missing: `${plural(
        blobs.reduce((sum, { missingBlobs }) => sum + missingBlobs, 0),
        "file version",
      )} missing in ${inWords(blobs.map(({ source }) => source))}: some changes have no line counts.`,
      fill: "Clone without a filter, and read it again.",
    });
  const old = observability.sources.filter(({ readUpTo }) => isOld(readUpTo, asOf));
  for (const { source, readUpTo } of old)
    gaps.push({
      missing: `${source} was read only up to ${day(readUpTo!)}.`,
      fill: "Fetch it, and read it again.",
    });
  return gaps;
}

const OLD_DAYS = 60;

function isOld(readUpTo: string | null, asOf: string): boolean {
  return readUpTo !== null && Date.parse(asOf) - Date.parse(readUpTo) > OLD_DAYS * 86_400_000;
}
