import type { RolesResult } from "../../../../src/model/role.ts";
import { useOperation } from "../../api/use-operation.ts";
import type { RoleSearch } from "../../router.tsx";
import { AreasField } from "./areas-field.tsx";
import { Criteria } from "./criteria.tsx";
import { Holds } from "./holds.tsx";
import { HorizonField } from "./horizon-field.tsx";
import { LevelField } from "./level-field.tsx";
import { Preview } from "./preview.tsx";
import { TemplateField } from "./template-field.tsx";
import { TitleField } from "./title-field.tsx";
import { useRole } from "./use-role.ts";

/** The role on the left, what it gives on the right. */
export function Editor({
  templates,
  areas,
  search,
}: {
  templates: RolesResult["roles"];
  areas: RolesResult["areas"];
  search: RoleSearch;
}): React.JSX.Element {
  const { role, link, set, show } = useRole(templates, areas, search);
  const standings = useOperation("standings", { areas: role.areas, asOf: search.asOf }, { keep: true });
  return (
    <div className="role-columns">
      <div>
        <section aria-labelledby="role-basics">
          <h2 id="role-basics" className="hidden">
            What it is called
          </h2>
          <div className="role-basics">
            <TemplateField templates={templates} role={role} />
            <TitleField title={role.title} onShow={(title) => show({ title })} onChange={(title) => set({ title })} />
            <LevelField level={role.level} onChange={(level) => set({ level })} />
            <HorizonField
              months={role.horizonMonths}
              onShow={(horizonMonths) => show({ horizonMonths })}
              onChange={(horizonMonths) => set({ horizonMonths })}
            />
          </div>
        </section>
        <section className="section" aria-labelledby="role-areas">
          <h2 id="role-areas">Where the work is</h2>
          <AreasField areas={areas} chosen={role.areas} onChange={(chosen) => set({ areas: chosen })} />
        </section>
        <section className="section" aria-labelledby="role-criteria">
          <h2 id="role-criteria">What counts, and how much</h2>
          <Criteria
            criteria={role.criteria}
            // It takes all the machine has for a while: what the role gives comes first.
            askThePast={standings.data !== undefined}
            onShow={(criteria) => show({ criteria })}
            onChange={(criteria) => set({ criteria })}
          />
        </section>
        <Holds role={role} search={search} />
      </div>
      <Preview role={role} link={link} standings={standings} />
    </div>
  );
}
