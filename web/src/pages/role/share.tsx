import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import type { Role } from "../../../../src/model/role.ts";
import { download } from "../../design/download.ts";
import { CopyLink, TakeHome } from "../../design/export-row.tsx";
import type { Carried } from "../../role/search.ts";

/** Takes the role elsewhere: as a link, or as a file for the command line. */
export function Share({ role, link }: { role: Role; link: Carried }): React.JSX.Element {
  const router = useRouter();
  const [said, setSaid] = useState("");
  // Made here: the address bar may still be a step behind.
  const linkOf = (): string =>
    new URL(router.buildLocation({ to: "/role", search: { ...link } }).href, location.origin).href;
  return (
    <div>
      <TakeHome>
        <button
          type="button"
          className="button plain"
          aria-label="Download the role as YAML"
          onClick={() =>
            void save(role).then(
              (name) => setSaid(`${name} is saved. On the command line: workprint people --role ${name}`),
              (error: Error) => setSaid(`The file could not be made: ${error.message}`),
            )
          }
        >
          YAML
        </button>
        <CopyLink link={linkOf} />
      </TakeHome>
      <p className="quiet" role="status">
        {said}
      </p>
    </div>
  );
}

/** @returns the name of the file */
async function save(role: Role): Promise<string> {
  const { namedByTitle, roleFile } = await import("../../../../src/roles/write.ts");
  const named = namedByTitle(role);
  const name = `${named.role}.yaml`;
  download(name, "application/yaml", roleFile(named));
  return name;
}
