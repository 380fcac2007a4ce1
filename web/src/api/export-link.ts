import type { InputOf, OperationName } from "../../../src/http/operations.ts";

/** Where the server gives a result as a file; use it with `download`. HTML only where the operation has such a page. */
export function exportLink<N extends OperationName>(operation: N, kind: "json" | "html", input: InputOf<N>): string {
  return `/export/${operation}.${kind}?input=${encodeURIComponent(JSON.stringify(input))}`;
}
