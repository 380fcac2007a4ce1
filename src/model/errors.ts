/** What kind of thing went wrong; the command line turns it into an exit code. */
export type ErrorCode = "input" | "config" | "source" | "store" | "not-found" | "internal";

/**
 * A known failure: what and where in `message`, how to mend it in `hint`.
 * Everything else that is thrown is a bug.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.hint = hint;
  }
}

/** Something the user gave can't be used: an argument, a date, a path. */
export class InputError extends AppError {
  constructor(message: string, hint: string, cause?: unknown) {
    super("input", message, hint, cause);
  }
}

/** A role, taxonomy or agents file is wrong. The message carries file, line and column. */
export class ConfigError extends AppError {
  constructor(message: string, hint: string, cause?: unknown) {
    super("config", message, hint, cause);
  }
}

/** A source could not be read. What was read of it before is still there. */
export class SourceError extends AppError {
  constructor(message: string, hint: string, cause?: unknown) {
    super("source", message, hint, cause);
  }
}

/** The workspace could not be read or written. */
export class StoreError extends AppError {
  constructor(message: string, hint: string, cause?: unknown) {
    super("store", message, hint, cause);
  }
}

/** Nothing matches what was asked for. */
export class NotFoundError extends AppError {
  constructor(message: string, hint: string) {
    super("not-found", message, hint);
  }
}

/** An expectation of our own does not hold. */
export class InternalError extends AppError {
  constructor(message: string, cause?: unknown) {
    super("internal", message, "This is a bug in Workprint. Please report it with the command that you ran.", cause);
  }
}
