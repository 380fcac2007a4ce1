import { useQueryClient } from "@tanstack/react-query";

import { plural } from "../../../../src/model/words.ts";
import { Loading } from "../../design/states.tsx";
import { forgetReading, type Reading, startReading, stopReading } from "../../reading/reading.ts";
import { Name } from "../../design/name.tsx";

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
          <p className="quiet">It goes on while you look at other pages. Closing or reloading the tab stops it.</p>
        </div>
      );
    case "stopped":
      return (
        <Over title="Stopped." again={reading.locations}>
          <p>What was read before is kept.</p>
        </Over>
      );
    case "failed":
      return (
        <Over title={reading.error.message} bad again={reading.locations}>
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
            {sources.map((read) => (
              <li key={read.source}>
                <Name>{read.source}</Name>: {news(read)}, {(read.durationMs / 1000).toFixed(1)} s
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

function news(read: Done["sources"][number]): string {
  const [fresh, all, what] =
    read.kind === "git"
      ? [read.newCommits, read.commits, "commit"]
      : [read.newContributions, read.contributions, "contribution"];
  if (fresh === 0) return "nothing new";
  return fresh === all ? plural(all, what) : `${plural(fresh, `new ${what}`)} of ${all}`;
}

function Over({
  title,
  bad = false,
  again,
  children,
}: {
  title: string;
  bad?: boolean;
  /** What can be read again. */
  again?: readonly string[];
  children: React.ReactNode;
}): React.JSX.Element {
  const client = useQueryClient();
  return (
    <div className={bad ? "notice bad" : "notice"} role={bad ? "alert" : "status"}>
      <strong>{title}</strong>
      {children}
      <div className="row">
        {again && (
          <button type="button" className="button" onClick={() => void startReading(again, client)}>
            Read {again.length === 1 ? "it" : "them"} again
          </button>
        )}
        <button type="button" className="button plain" onClick={forgetReading}>
          Close
        </button>
      </div>
    </div>
  );
}
