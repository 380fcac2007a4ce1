import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { InputError } from "../../model/errors.ts";

/** A file of the archive with the events of one hour. */
export interface HourFile {
  path: string;
  bytes: number;
  /** `2024-01-15-07`: sorts as time does. */
  hour: string;
}

const NAME = /^(\d{4})-(\d{2})-(\d{2})-(\d{1,2})\.json\.gz$/;
/** Before, the archive recorded another interface with other shapes. */
const FIRST_YEAR = 2015;

/**
 * The files that a location names: a file, several separated by commas, a pattern with `*` in the last part
 * of its path, or a folder with all that is in it. Each once, in the order of their hours.
 *
 * @throws {InputError} a name is not that of an hour, an hour is too early, or there is no such file
 */
export function hourFiles(location: string): HourFile[] {
  const files = new Map<string, HourFile>();
  for (const given of location.split(",").filter((one) => one !== ""))
    for (const path of pathsOf(given)) files.set(path, hourFile(path));
  return [...files.values()].sort((a, b) =>
    a.hour === b.hour ? (a.path < b.path ? -1 : 1) : a.hour < b.hour ? -1 : 1,
  );
}

function pathsOf(given: string): string[] {
  if (NAME.test(basename(given)) || (given.endsWith(".gz") && !given.includes("*"))) return [given];
  const folder = given.includes("*") ? dirname(given) : given;
  const found = stats(folder);
  if (!found.isDirectory()) return [given];
  const parts = given.includes("*") ? basename(given).split("*") : ["", ".json.gz"];
  const pattern = new RegExp(
    `^${parts.map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`)).join(".*")}$`,
  );
  const paths = readdirSync(folder)
    .filter((name) => pattern.test(name) && NAME.test(name))
    .map((name) => join(folder, name));
  if (paths.length === 0)
    throw new InputError(
      `${given} has no hour of the archive in it.`,
      "Hours are named like 2024-01-15-7.json.gz; download some from https://www.gharchive.org.",
    );
  return paths;
}

function hourFile(path: string): HourFile {
  const [, year = "", month = "", day = "", hour = ""] = NAME.exec(basename(path)) ?? [];
  if (year === "")
    throw new InputError(
      `${path} is not named as an hour of the archive.`,
      "Give a file as it is downloaded from https://www.gharchive.org, for instance 2024-01-15-7.json.gz.",
    );
  if (Number(year) < FIRST_YEAR)
    throw new InputError(
      `${path} is from before ${FIRST_YEAR}: such hours were recorded in another form, which is not read.`,
      `Give hours from ${FIRST_YEAR}-01-01 on.`,
    );
  return { path, bytes: stats(path).size, hour: `${year}-${month}-${day}-${hour.padStart(2, "0")}` };
}

function stats(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw new InputError(
      `${path} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check the path and your right to read it.",
      error,
    );
  }
}
