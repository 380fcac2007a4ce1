import { writeFileSync } from "node:fs";

import { InputError } from "../model/errors.ts";

/** @throws {InputError} when the file that this option names can't be written */
export function writeText(file: string, text: string, option: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(
      `${file} can't be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`,
      `Choose another file with ${option}.`,
      error,
    );
  }
}
