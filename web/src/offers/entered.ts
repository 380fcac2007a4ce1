import { useCallback, useState } from "react";

import bigCompany from "../../../data/offers/big-company.yaml?raw";
import frontierLab from "../../../data/offers/frontier-lab.yaml?raw";
import phd from "../../../data/offers/phd.yaml?raw";
import postdoc from "../../../data/offers/postdoc.yaml?raw";
import startUp from "../../../data/offers/start-up.yaml?raw";
import stay from "../../../data/offers/stay.yaml?raw";

/** A path as it was entered: a text of YAML, and the name of its file. */
export interface EnteredPath {
  id: number;
  file: string;
  text: string;
}

/** All that was entered; it is kept in this browser and nowhere else. */
export interface Entered {
  paths: EnteredPath[];
  /** YAML of what all paths are seen with. */
  you: string;
  runs: number;
  /** Names of paths. */
  against: string | null;
  ours: string | null;
}

export const TEMPLATES: readonly { file: string; name: string; text: string }[] = [
  { file: "stay.yaml", name: "Present role", text: stay },
  { file: "frontier-lab.yaml", name: "Frontier lab", text: frontierLab },
  { file: "big-company.yaml", name: "Large company", text: bigCompany },
  { file: "start-up.yaml", name: "Start-up", text: startUp },
  { file: "phd.yaml", name: "PhD", text: phd },
  { file: "postdoc.yaml", name: "Postdoc", text: postdoc },
];

export const DEFAULT_RUNS = 16_384;
export const MANY_RUNS = 100_000;
export const MOST_PATHS = 8;
export const YOU_FILE = "you.yaml";

/** Where it is kept. */
const KEY = "workprint-offers-1";

/** Two templates to look at, until something is entered. */
const EXAMPLE: Entered = {
  paths: [
    { id: 1, file: "stay.yaml", text: stay },
    { id: 2, file: "start-up.yaml", text: startUp },
  ],
  you: "",
  runs: DEFAULT_RUNS,
  against: null,
  ours: null,
};

export interface Kept {
  entered: Entered;
  /** Nothing was entered yet. */
  example: boolean;
  /** The browser does not keep anything: a private window, or no room. */
  lost: boolean;
  change: (part: Partial<Entered>) => void;
  forget: () => void;
}

/** What was entered in this browser, now or before. */
export function useEntered(): Kept {
  const [state, setState] = useState(() => {
    const known = recall();
    return { entered: known ?? EXAMPLE, example: known === undefined, lost: false };
  });
  const change = useCallback(
    (part: Partial<Entered>) =>
      setState((old) => {
        const entered = { ...old.entered, ...part };
        // Looking at the example in another way is not entering something.
        const example = old.example && part.paths === undefined && part.you === undefined;
        return { entered, example, lost: example ? old.lost : !keep(entered) };
      }),
    [],
  );
  const forget = useCallback(() => {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // What could not be kept need not be forgotten.
    }
    setState({ entered: EXAMPLE, example: true, lost: false });
  }, []);
  return { ...state, change, forget };
}

function keep(entered: Entered): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(entered));
    return true;
  } catch {
    return false;
  }
}

function recall(): Entered | undefined {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isEntered(known) ? known : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever is stored under our name was not certainly written by us. */
function isEntered(value: unknown): value is Entered {
  if (typeof value !== "object" || value === null) return false;
  const { paths, you, runs, against, ours } = value as Record<keyof Entered, unknown>;
  const named = (name: unknown): boolean => name === null || typeof name === "string";
  return (
    Array.isArray(paths) &&
    paths.length <= MOST_PATHS &&
    paths.every(
      (one: Partial<Record<keyof EnteredPath, unknown>> | null) =>
        typeof one?.id === "number" && typeof one.file === "string" && typeof one.text === "string",
    ) &&
    typeof you === "string" &&
    (runs === DEFAULT_RUNS || runs === MANY_RUNS) &&
    named(against) &&
    named(ours)
  );
}
