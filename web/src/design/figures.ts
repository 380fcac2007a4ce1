const COUNT = new Intl.NumberFormat("en", { useGrouping: true });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** `12,984` */
export function count(number: number): string {
  return COUNT.format(number);
}

/** `22 Aug 2026`, of a time in UTC. */
export function day(time: string): string {
  return DAY.format(new Date(time));
}

/** `22 Aug 2026, 09:00 UTC` */
export function timeOf(time: string): string {
  return `${TIME.format(new Date(time))} UTC`;
}
