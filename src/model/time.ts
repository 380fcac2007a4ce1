/** Time is seconds since 1970-01-01 UTC everywhere; weeks start on Monday, UTC. */

import { InputError } from "./errors.ts";

export const DAY = 86_400;
const WEEK = 7 * DAY;

/** 1970-01-01 was a Thursday: the Monday before it is three days earlier. */
const MONDAY_OFFSET = 3 * DAY;

/** The number of the week that holds `seconds`; week 0 began on Monday 1969-12-29. */
export function weekOf(seconds: number): number {
  return Math.floor((seconds + MONDAY_OFFSET) / WEEK);
}

/** The first second of a week. */
export function weekStart(week: number): number {
  return week * WEEK - MONDAY_OFFSET;
}

/** `2026-08-22`, in UTC. */
export function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** `2026-08-22T09:00:42Z`, in UTC. */
export function isoTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The quarter that holds `seconds`, in UTC: 8104 is the first quarter of 2026. */
export function quarterOf(seconds: number): number {
  const date = new Date(seconds * 1000);
  return 4 * date.getUTCFullYear() + Math.floor(date.getUTCMonth() / 3);
}

/** The first second of a quarter, in UTC. */
export function quarterStart(quarter: number): number {
  return Date.UTC(Math.floor(quarter / 4), 3 * (quarter % 4)) / 1000;
}

/** `2026-Q1` */
export function isoQuarter(quarter: number): string {
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/**
 * The last second of a day given as `YYYY-MM-DD`, or the very second of `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * @throws {InputError} when the text is not such a date or the day does not exist.
 */
export function parseAsOf(text: string): number {
  const hint = "Give a day as YYYY-MM-DD, for instance 2026-06-30, or a UTC time as 2026-06-30T12:00:00Z.";
  const day = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}:\d{2}Z)?$/.exec(text);
  if (!day) throw new InputError(`'${text}' is not a date.`, hint);
  const ms = Date.parse(day[4] ? text : `${text}T23:59:59Z`);
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 10))) {
    throw new InputError(`'${text}' is not a day of the calendar.`, hint);
  }
  return Math.floor(ms / 1000);
}
