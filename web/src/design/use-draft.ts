import { useState } from "react";

/** What a reader is changing, until the value behind it changes. */
export function useDraft<T>(value: T): [draft: T, setDraft: (next: T) => void] {
  const [held, setHeld] = useState({ value, draft: value });
  // As React has it for state that follows a property: set while rendering, not after.
  if (held.value !== value) setHeld({ value, draft: value });
  return [held.value === value ? held.draft : value, (draft) => setHeld({ value, draft })];
}
