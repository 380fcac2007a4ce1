import { useSearch } from "@tanstack/react-router";

import { useOperation } from "../api/use-operation.ts";
import { Answered } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { Editor } from "./role/editor.tsx";
import "./role.css";

/** What is hired for: set by a person, with what each criterion shows and foresees beside it. */
export function RolePage(): React.JSX.Element {
  useTitle("Role");
  const search = useSearch({ from: "/role" });
  const templates = useOperation("roles", {});
  return (
    <>
      <header className="head">
        <h1>What is this role about?</h1>
        <p className="lead">
          Choose where the work is, and what counts how much. Weights are yours: nothing here proposes or changes them,
          and they give an order to read in, no verdict.
        </p>
      </header>
      <Answered answer={templates} what="Fetching the templates">
        {(data) => <Editor templates={data.roles} areas={data.areas} search={search} />}
      </Answered>
    </>
  );
}
