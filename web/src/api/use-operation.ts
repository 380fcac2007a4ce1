import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback, useState } from "react";

import type { InputOf, OperationName, Progress, ResultOf } from "../../../src/http/operations.ts";
import { ask } from "./ask.ts";

export type Answer<N extends OperationName> = UseQueryResult<ResultOf<N>> & {
  /** Of a long operation that is under way. */
  progress: Progress | undefined;
  /** Stops asking. */
  cancel: () => void;
};

interface Options {
  /** False: do not ask yet. */
  enabled?: boolean;
  /** Show the answer to the question before while the new one is asked: for sliders. */
  keep?: boolean;
}

/** The answer to a question, asked once and kept until something is read or decided. */
export function useOperation<N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  { enabled = true, keep = false }: Options = {},
): Answer<N> {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const key = JSON.stringify([operation, input]);
  const query = useQuery({
    queryKey: [operation, input],
    queryFn: ({ signal }) => ask(operation, input, { signal, onProgress: setProgress }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const cancel = useCallback(
    () => void client.cancelQueries({ queryKey: JSON.parse(key) as unknown[] }),
    [client, key],
  );
  return { ...query, progress: query.isFetching ? progress : undefined, cancel } as Answer<N>;
}
