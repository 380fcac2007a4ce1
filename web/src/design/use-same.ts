import { useState } from "react";

/** The value from before for as long as it says the same: what is drawn from it is not drawn again. @param value plain data */
export function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  const [held, setHeld] = useState({ text, value });
  // As React has it for state that follows a property: set while rendering, not after.
  if (held.text !== text) setHeld({ text, value });
  return held.text === text ? held.value : value;
}
