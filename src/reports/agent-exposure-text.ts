import type { AgentExposureResult } from "../model/agent-exposure.ts";
import { plural } from "../model/words.ts";

/** What a likeness says, as sentences for a reader: the figure, what moves it, and what is known of provenance. */
export function agentExposureSentences(result: AgentExposureResult): string[] {
  return [...likenessSentences(result), provenanceSentence(result)];
}

/** As {@link agentExposureSentences}, without provenance. */
export function likenessSentences(result: AgentExposureResult): string[] {
  const { state, likeness, low, high, weeks, commits, raises, lowers, disclosedWork } = result;
  const sentences: string[] = [];
  if (state === "too-few-disclosed")
    sentences.push("Too little to say: too few commits of others disclose a coding agent.");
  else if (state === "not-told-apart")
    sentences.push("No figure is given: disclosed and undisclosed work can't be told apart here.");
  else if (likeness === null || low === null || high === null)
    sentences.push("Not enough public work to say, in the last two years, beside work of others to compare with.");
  else
    sentences.push(
      `Their work is more like disclosed agent work than ${Math.round(likeness)} (${Math.round(low)}–${Math.round(high)}) in 100 undisclosed commits by others in the same repository and quarter. 50 is usual. Seen in ${plural(commits, "commit")} of ${plural(weeks, "week")}.`,
    );
  if (likeness !== null) {
    const words = (effects: AgentExposureResult["raises"]): string => effects.map((one) => one.words).join(", ");
    if (raises.length > 0) sentences.push(`Raises it: ${words(raises)} than is usual there.`);
    if (lowers.length > 0) sentences.push(`Lowers it: ${words(lowers)} than is usual there.`);
    if (raises.length + lowers.length === 0) sentences.push("Nothing by itself raises or lowers it much.");
  }
  if (disclosedWork.length > 0)
    sentences.push(
      `Would raise it: ${disclosedWork.join(", ")}, as disclosed agent work has here. The opposite would lower it.`,
    );

  return sentences;
}

/** How well disclosed work can be told from other work, and so how far to trust the figure; empty when not measured. */
export function agentTrustSentence({ trust: { auc, verdict, disclosed, disclosers } }: AgentExposureResult): string {
  if (auc === null || verdict === null) return "";
  const measured = `AUC ${auc.estimate.toFixed(2)}, 95 % interval ${auc.low.toFixed(2)}–${auc.high.toFixed(2)}, 0.5 is chance; ${plural(disclosed, "disclosed commit")} by ${plural(disclosers, "author")}`;
  if (verdict === "nothing")
    return `How far to trust this: it says nothing. Disclosed and undisclosed work can't be told apart here (${measured}).`;
  if (verdict === "little")
    return `How far to trust this: it says little. Disclosed and undisclosed work can hardly be told apart here (${measured}).`;
  return `How far to trust this: disclosed and undisclosed work can be told apart to a degree (${measured}).`;
}

function provenanceSentence({ provenance: { disclosed, attested, unknown } }: AgentExposureResult): string {
  return `Provenance of their commits in two years: ${disclosed} disclosed, ${attested} attested as their own, ${unknown} unknown.`;
}
