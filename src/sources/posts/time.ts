/** Zones that dates in feeds have and that the system does not know. */
const ZONES: Readonly<Record<string, string>> = {
  CET: "+0100",
  CEST: "+0200",
  BST: "+0100",
  JST: "+0900",
  IST: "+0530",
};

/**
 * A date as feeds and pages write it (RFC 822, ISO 8601), in seconds; null when it is none, or before 1990,
 * when there was no web. Without a zone it is taken as UTC, so that it is the same on every machine.
 */
export function feedTime(text: string | null | undefined): number | null {
  if (!text) return null;
  let date = text.trim().slice(0, 60);
  date = date.replace(/\b(CES?T|BST|JST|IST)$/, (zone) => ZONES[zone]!);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2}|\b(?:GMT|UTC?|[ECMP][SD]T))$/i.test(date);
  if (!zoned && /\d:\d/.test(date)) date = /^\d{4}-/.test(date) ? `${date.replace(" ", "T")}Z` : `${date} UTC`;
  if (!zoned && !/\d:\d/.test(date) && !/^\d{4}-\d\d-\d\d$/.test(date)) date = `${date} UTC`;
  const seconds = Math.floor(Date.parse(date) / 1000);
  return Number.isFinite(seconds) && seconds >= 631_152_000 ? seconds : null;
}
