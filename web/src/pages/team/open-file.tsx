import { useState } from "react";

import type { Team } from "../../../../src/model/team.ts";
import { ask, AskError } from "../../api/ask.ts";
import { OpenYaml } from "../../design/open-yaml.tsx";

const MOST_BYTES = 200_000;

/** Takes a team from a file; the server of this machine reads it and says what it means. */
export function OpenFile({
  asOf,
  onOpened,
}: {
  asOf: string | undefined;
  onOpened: (team: Team) => void;
}): React.JSX.Element {
  const [state, setState] = useState<{ busy: boolean; wrong?: string }>({ busy: false });
  const open = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) {
      setState({ busy: false, wrong: `${file.name} is too large for a team file. Choose another one.` });
      return;
    }
    setState({ busy: true });
    try {
      const { team } = await ask("team", {
        text: await file.text(),
        name: file.name,
        ...(asOf === undefined ? {} : { asOf }),
      });
      setState({ busy: false });
      onOpened(team);
    } catch (error) {
      const wrong = error instanceof AskError ? `${error.message} ${error.hint}` : `${file.name} can’t be read.`;
      setState({ busy: false, wrong });
    }
  };
  return (
    <>
      <OpenYaml label="Team file" disabled={state.busy} onOpen={([file]) => void open(file!)}>
        {state.busy ? "Opening …" : "Open a team file"}
      </OpenYaml>
      {state.wrong !== undefined && (
        <p className="notice bad team-wrong" role="alert">
          {state.wrong}
        </p>
      )}
    </>
  );
}
