import { InputError } from "../model/errors.ts";

/** An option as a number from `least` to `most`; undefined when it was not given. @throws {InputError} */
export function numberBetween(
  option: string,
  given: string | number | undefined,
  least: number,
  most: number,
  example: string,
): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (String(given).trim() !== "" && number >= least && number <= most) return number;
  throw new InputError(
    `${option} '${given}' is not a number from ${least} to ${most}.`,
    `Give for instance ${option} ${example}.`,
  );
}

/** An option as a whole number from 1 to 10,000. @throws {InputError} */
export function wholeNumber(option: string, given: string | number, example: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw new InputError(
    `${option} '${given}' is not a whole number from 1 to 10000.`,
    `Give for instance ${option} ${example}.`,
  );
}
