import { Loading, ErrorNote } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { Doors } from "./start/doors.tsx";
import { Head } from "./start/head.tsx";
import { ReadMore } from "./start/read-more.tsx";
import { SourceList } from "./start/source-list.tsx";
import { useSources } from "./start/use-sources.ts";
import { Welcome } from "./start/welcome.tsx";
import "./start.css";

/** What was read, where to go from here, and what more to read. */
export function StartPage(): React.JSX.Element {
  useTitle("Start");
  const { data: sources, error, isFetching, refetch } = useSources();
  if (sources === undefined)
    return error && !isFetching ? (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="Looking at what was read" />
    );
  if (sources.length === 0) return <Welcome />;
  const sample = sources.some((source) => source.kind === "git" && source.head === null);
  return (
    <>
      <Head sources={sources} sample={sample} />
      <Doors sample={sample} />
      <SourceList sources={sources} />
      <ReadMore sample={sample} />
    </>
  );
}
