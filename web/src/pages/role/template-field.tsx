import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";

import type { Role } from "../../../../src/model/role.ts";
import { DEFAULT_ROLE } from "../../role/search.ts";

/** What the role starts from; choosing another one begins anew. */
export function TemplateField({ templates, role }: { templates: readonly Role[]; role: Role }): React.JSX.Element {
  const id = useId();
  const navigate = useNavigate();
  return (
    <div className="field">
      <label htmlFor={id}>Start from a template</label>
      <select
        id={id}
        className="input"
        value={role.role}
        onChange={({ target: { value } }) =>
          // A step of its own in the history: going back restores what was changed.
          void navigate({ to: "/role", search: value === DEFAULT_ROLE ? {} : { role: value }, resetScroll: false })
        }
      >
        {templates.map((template) => (
          <option key={template.role} value={template.role}>
            {template.title}
          </option>
        ))}
      </select>
    </div>
  );
}
