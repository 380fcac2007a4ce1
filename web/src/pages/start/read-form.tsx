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
          <label htmlFor={id}>Paths on this machine, URLs, or other sources; one a line</label>
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
          Any git clone will do; a URL is cloned first. Beside commits: <code>github:owner/name</code> for pull requests
          and reviews (start Workprint with GITHUB_TOKEN set), <code>feed:URL</code>, <code>post:URL</code>,{" "}
          <code>bibtex:FILE</code>, <code>orcid:ID</code>, <code>openalex:ID</code>. Only for these readings does
          Workprint ask other machines. What was read before stays, and a second reading takes only what is new.
        </p>
      </form>
      <ReadState reading={reading} />
    </div>
  );
}
