import { useQueries, type UseQueryResult } from "@tanstack/react-query";

import type { InputOf, OperationName, ResultOf } from "../../../src/http/operations.ts";
import { ask } from "./ask.ts";

/** The answers to several questions of one kind, in their order; kept and shared as with `useOperation`. */
export function useOperations<N extends OperationName>(
  operation: N,
  inputs: readonly InputOf<N>[],
): UseQueryResult<ResultOf<N>>[] {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: [operation, input],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(operation, input, { signal }),
    })),
  }) as UseQueryResult<ResultOf<N>>[];
}
