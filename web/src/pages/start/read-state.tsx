import { plural } from "../../../../src/model/words.ts";
import { Loading } from "../../design/states.tsx";
import { forgetReading, type Reading, stopReading } from "../../reading/reading.ts";

type Done = Extract<Reading, { state: "done" }>["result"];

/** How a reading goes, or went. */
export function ReadState({ reading }: { reading: Reading }): React.JSX.Element | null {
  switch (reading.state) {
    case "none":
      return null;
    case "reading":
      return (
        <div className="start-reading">
          <Loading what="Starting to read" progress={reading.progress} onCancel={stopReading} />
          <p className="quiet">It goes on while you look at other pages. Closing the tab stops it.</p>
        </div>
      );
    case "stopped":
      return (
        <Over title="Stopped.">
          <p>What was read before is kept. Read the same again to go on.</p>
        </Over>
      );
    case "failed":
      return (
        <Over title={reading.error.message} bad>
          <p>{reading.error.hint}</p>
        </Over>
      );
    case "done":
      return <Finished {...reading.result} />;
  }
}

function Finished({ sources, failures }: Done): React.JSX.Element {
  return (
    <div className="stack">
      {sources.length > 0 && (
        <Over title={`${plural(sources.length, "source")} read`}>
          <ul>
            {sources.map(({ source, newCommits, commits, durationMs }) => (
              <li key={source}>
                <bdi>{source}</bdi>: {news(newCommits, commits)}, {(durationMs / 1000).toFixed(1)} s
              </li>
            ))}
          </ul>
        </Over>
      )}
      {failures.map(({ message, hint }) => (
        <Over key={message} title={message} bad>
          <p>{hint}</p>
        </Over>
      ))}
    </div>
  );
}

function news(fresh: number, all: number): string {
  if (fresh === 0) return "nothing new";
  return fresh === all ? plural(all, "commit") : `${plural(fresh, "new commit")} of ${all}`;
}

function Over({
  title,
  bad = false,
  children,
}: {
  title: string;
  bad?: boolean;
  children: React.ReactNode;
}): React.JSX.Element {
  return (
    <div className={bad ? "notice bad" : "notice"} role={bad ? "alert" : "status"}>
      <strong>{title}</strong>
      {children}
      <button type="button" className="button plain" onClick={forgetReading}>
        Close
      </button>
    </div>
  );
}
