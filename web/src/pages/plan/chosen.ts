import type { PlanSearch } from "../../router.tsx";
import { type Entered, type PlanText, type Slot, SLOTS } from "./use-entered.ts";

/** What was entered, as a link says it. */
export const MINE = "mine";
export const NONE = "none";

export interface Chosen extends PlanText {
  slot: Slot;
  /** `mine`, or an example's name. */
  from: string;
}

/** The plans that a link means: its own, else what was entered, else the examples. */
export function chosenPlans(
  { plan, with: beside }: PlanSearch,
  entered: Entered,
  examples: readonly { name: string; text: string }[],
): Chosen[] {
  const anew = plan === undefined && beside === undefined;
  const usual = (slot: Slot): string => {
    if (entered.plan) return entered[slot] ? MINE : NONE;
    return examples[slot === "plan" ? examples.length - 1 : 0]?.name ?? NONE;
  };
  const asked: Record<Slot, string> = {
    plan: plan ?? usual("plan"),
    with: beside ?? (anew ? usual("with") : NONE),
  };
  const found = SLOTS.flatMap((slot): Chosen[] => {
    const from = asked[slot];
    const mine = from === MINE ? entered[slot] : undefined;
    if (mine) return [{ slot, from, ...mine }];
    const example = examples.find(({ name }) => name === from) ?? (slot === "plan" ? examples.at(-1) : undefined);
    return example ? [{ slot, from: example.name, file: example.name, text: example.text }] : [];
  });
  const [one, other] = found;
  // Messages have to say which one they mean.
  return one && other && one.file === other.file ? [one, { ...other, file: `${other.file} (2)` }] : found;
}

/** The name of a plan's file; the command line knows files by their ending. */
export function yamlName(file: string): string {
  return /\.ya?ml$/.test(file) ? file : `${file}.yaml`;
}
