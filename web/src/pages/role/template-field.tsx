import { useNavigate } from "@tanstack/react-router";

import type { Role } from "../../../../src/model/role.ts";
import { Choice } from "../../design/choice.tsx";
import { DEFAULT_ROLE } from "../../role/search.ts";

/** What the role starts from; choosing another one begins anew. */
export function TemplateField({ templates, role }: { templates: readonly Role[]; role: Role }): React.JSX.Element {
  const navigate = useNavigate();
  return (
    <Choice
      label="Start from a template"
      value={role.role}
      options={templates.map((template) => ({ value: template.role, name: template.title }))}
      onChange={(next) =>
        // A step of its own in the history: going back restores what was changed.
        void navigate({
          to: "/role",
          search: ({ asOf }) => ({ asOf, role: next === DEFAULT_ROLE ? undefined : next }),
          resetScroll: false,
        })
      }
    />
  );
}
