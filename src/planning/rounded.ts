import { round } from "../reports/signal-result.ts";

/** The same with every number rounded to four digits after the point, so that the last bit of a power never shows. */
export function rounded<T>(value: T): T {
  if (typeof value === "number") return round(value) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)])) as T;
}
