import { useEffect, useState } from "react";

/** The value as it stands when it has not changed for some milliseconds. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const soon = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(soon);
  }, [value, milliseconds]);
  return settled;
}
