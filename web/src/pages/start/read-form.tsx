import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { startReading, useReading } from "../../reading/reading.ts";
import { ReadState } from "./read-state.tsx";

/** Takes paths and URLs, reads them, and tells how it goes. */
export function ReadForm(): React.JSX.Element {
  const id = useId();
  const client = useQueryClient();
  const reading = useReading();
  const [text, setText] = useState("");
  const locations = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (
    <div className="start-read">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (locations.length > 0) void startReading(locations, client);
        }}
      >
        <div className="field">
          <label htmlFor={id}>Paths on this machine, or URLs; one a line</label>
          <textarea
            id={id}
            className="input"
            rows={3}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder={"~/src/trl\nhttps://github.com/huggingface/peft"}
            aria-describedby={`${id}-note`}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className="row">
          <button
            type="submit"
            className="button main"
            disabled={locations.length === 0 || reading.state === "reading"}
          >
            {locations.length > 1 ? `Read ${locations.length} sources` : "Read"}
          </button>
        </div>
        <p className="quiet" id={`${id}-note`}>
          Any git clone will do. A URL is cloned first, which is the only time that Workprint asks another machine. What
          was read before stays, and a second reading takes only what is new.
        </p>
      </form>
      <ReadState reading={reading} />
    </div>
  );
}
