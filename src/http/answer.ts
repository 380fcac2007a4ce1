import { z } from "zod";

import { Workspace, workspaceError } from "../evidence/workspace.ts";
import { AppError } from "../model/errors.ts";
import { checkInput } from "../operations/input.ts";
import { type OperationName, type Progress, servedAs } from "./operations.ts";

// As on the command line: a checker that is compiled takes longer to make than it saves.
z.config({ jitless: true });

export interface Question {
  operation: OperationName;
  /** Folder of the workspace. */
  folder: string;
  input: unknown;
  /** The result as one HTML file instead of data. */
  html?: boolean;
}

/** What goes over the wire: a result, or what went wrong. */
export interface Failure {
  code: string;
  message: string;
  hint: string;
}

/** Answers a question with a line of JSON, `{"result": …}` or `{"error": …}`; it is made where the work is done. */
export async function answer(
  { operation, folder, input, html = false }: Question,
  tell: (progress: Progress) => void,
): Promise<string> {
  try {
    const { input: schema, run, html: page } = servedAs(operation);
    const checked = checkInput(schema, input);
    const result = await run(Workspace.at(folder), checked, tell);
    return JSON.stringify({ result: html && page ? (await page())(result) : result });
  } catch (error) {
    return JSON.stringify({ error: failureOf(workspaceError(error, folder)) });
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: "internal",
    message: `This is a bug: ${(error as Error).message}.`,
    hint: "Please report it, with what you did before. What was read is kept.",
  };
}
