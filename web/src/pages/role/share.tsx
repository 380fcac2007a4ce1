import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import type { Role } from "../../../../src/model/role.ts";
import type { RoleSearch } from "../../role/search.ts";

/** Takes the role elsewhere: as a link, or as a file for the command line. */
export function Share({ role, link }: { role: Role; link: RoleSearch }): React.JSX.Element {
  const router = useRouter();
  const [said, setSaid] = useState("");
  return (
    <div className="stack">
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() =>
            // Made here: the address bar may still be a step behind.
            void copy(router.buildLocation({ to: "/role", search: { ...link } }).href).then(
              () => setSaid("The link is copied. It opens where Workprint runs."),
              () => setSaid("The browser does not allow copying; take the link from its address bar."),
            )
          }
        >
          Copy the link
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            void download(role).then(
              (name) => setSaid(`${name} is saved. On the command line: workprint people --role ${name}`),
              (error: Error) => setSaid(`The file could not be made: ${error.message}`),
            )
          }
        >
          Download as YAML
        </button>
      </div>
      <p className="quiet" role="status">
        {said}
      </p>
    </div>
  );
}

async function copy(path: string): Promise<void> {
  await navigator.clipboard.writeText(new URL(path, location.origin).href);
}

/** @returns the name of the file */
async function download(role: Role): Promise<string> {
  const { namedByTitle, roleFile } = await import("../../../../src/roles/write.ts");
  const named = namedByTitle(role);
  const url = URL.createObjectURL(new Blob([roleFile(named)], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${named.role}.yaml`;
  link.click();
  URL.revokeObjectURL(url);
  return link.download;
}
