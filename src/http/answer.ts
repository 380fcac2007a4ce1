import { z } from "zod";

import { Workspace, workspaceError } from "../evidence/workspace.ts";
import { AppError } from "../model/errors.ts";
import { checkInput } from "../operations/input.ts";
import { type OperationName, OPERATIONS, type Progress } from "./operations.ts";

// As on the command line: a checker that is compiled takes longer to make than it saves.
z.config({ jitless: true });

export interface Question {
  operation: OperationName;
  /** Folder of the workspace. */
  folder: string;
  input: unknown;
}

/** What goes over the wire: a result, or what went wrong. */
export interface Failure {
  code: string;
  message: string;
  hint: string;
}

/** Answers a question with a line of JSON, `{"result": …}` or `{"error": …}`; it is made where the work is done. */
export async function answer(
  { operation, folder, input }: Question,
  tell: (progress: Progress) => void,
): Promise<string> {
  try {
    const { input: schema, run } = OPERATIONS[operation];
    const checked = checkInput(schema as z.ZodType, input);
    const result = await (run as (workspace: Workspace, input: unknown, tell: unknown) => unknown)(
      Workspace.at(folder),
      checked,
      tell,
    );
    return JSON.stringify({ result });
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
