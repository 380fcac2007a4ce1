import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import type { SourceResult } from "../../../../src/model/results.ts";
import { ask, AskError } from "../../api/ask.ts";

const KEY = "sources, or none";

/**
 * What was read; empty when nothing was. It is asked whenever somebody looks: another tab or the command
 * line may have read something meanwhile, and then everything else is asked again as well.
 */
export function useSources(): UseQueryResult<SourceResult[]> {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => sourcesOrNone(signal),
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
  });
  const read = query.data && JSON.stringify(query.data.map(({ source, readAt }) => [source, readAt]));
  const before = useRef(read);
  useEffect(() => {
    if (before.current !== undefined && before.current !== read)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY });
    before.current = read;
  }, [read, client]);
  return query;
}

async function sourcesOrNone(signal: AbortSignal): Promise<SourceResult[]> {
  try {
    return (await ask("sources", {}, { signal })).sources;
  } catch (error) {
    if (error instanceof AskError && error.code === "not-found") return [];
    throw error;
  }
}
