import { useCallback, useState } from "react";

/** A plan as it was entered: the name of its file, and YAML. */
export interface PlanText {
  file: string;
  text: string;
}

export const SLOTS = ["plan", "with"] as const;
/** The first plan, and the one beside it. */
export type Slot = (typeof SLOTS)[number];

export type Entered = Partial<Record<Slot, PlanText>>;

const KEY = "workprint-plans-1";

/** What was entered in this browser, now or before; it is kept there and nowhere else. */
export function useEntered(): {
  entered: Entered;
  /** The browser does not keep anything: a private window, or no room. */
  lost: boolean;
  enter: (slot: Slot, plan: PlanText | undefined) => void;
} {
  const [state, setState] = useState(() => ({ entered: recall(), lost: false }));
  const enter = useCallback(
    (slot: Slot, plan: PlanText | undefined) =>
      setState((old) => {
        const entered = { ...old.entered };
        if (plan) entered[slot] = plan;
        else delete entered[slot];
        return { entered, lost: !keep(entered) };
      }),
    [],
  );
  return { ...state, enter };
}

function keep(entered: Entered): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(entered));
    return true;
  } catch {
    return false;
  }
}

/** Whatever is stored under our name was not certainly written by us. */
function recall(): Entered {
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Record<Slot, Partial<PlanText>>> | null;
    return Object.fromEntries(
      SLOTS.flatMap((slot) => {
        const one = known?.[slot];
        return typeof one?.file === "string" && typeof one.text === "string"
          ? [[slot, { file: one.file, text: one.text }]]
          : [];
      }),
    );
  } catch {
    return {};
  }
}
