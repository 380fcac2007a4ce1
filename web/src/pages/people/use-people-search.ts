import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

import type { PeopleSearch } from "../../router.tsx";

/** The state of the page, which is in its link; and a way to change it. */
export function usePeopleSearch(): {
  search: PeopleSearch;
  /** Undefined takes a value out. Later changes replace the entry in the browser's history. */
  change: (changes: { [Key in keyof PeopleSearch]?: string | undefined }) => void;
} {
  const search = useSearch({ from: "/people" });
  const navigate = useNavigate({ from: "/people" });
  const change = useCallback(
    (changes: Record<string, string | undefined>) =>
      void navigate({
        search: (before: PeopleSearch) => ({ ...before, ...changes }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { search, change };
}

/** People who are picked to be compared. */
export function picked({ pick }: PeopleSearch): string[] {
  return pick ? pick.split(",").filter((id) => id !== "") : [];
}

export const MOST_PICKED = 8;
