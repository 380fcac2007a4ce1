import type { TeamResult } from "../../model/team.ts";
import { moduleName, plural } from "../../model/words.ts";
import { type Html, html } from "./escape.ts";
import { count, percent } from "./format.ts";
import { type Column, details, table } from "./tables.ts";

type Area = TeamResult["coverage"]["areas"][number];
type Cell = TeamResult["coverage"]["cells"][number];
type Module = TeamResult["keyPeople"]["modules"][number];

const MOST_SHARERS = 4;

/** Areas with the members in each, since a matrix would not fit a phone or a sheet of paper. */
export function coverageSection({ coverage, members, notSeen }: TeamResult): Html {
  const names = new Map(members.map(({ person, name }) => [person, name]));
  const cells = new Map<string, Cell[]>();
  for (const cell of coverage.cells) if (cell.weeks > 0) cells.set(cell.area, [...(cells.get(cell.area) ?? []), cell]);
  const columns: readonly Column<Area>[] = [
    { name: "Area", cell: ({ name, needed }) => `${name}${needed ? " (needed)" : ""}` },
    {
      name: "Members",
      figure: true,
      cell: ({ members: many, state }) => (many > 0 ? many : state === "earlier" ? "only earlier" : "nobody seen"),
    },
    { name: "Weeks", figure: true, cell: ({ weeks }) => weeks },
    { name: "Wrote", figure: true, cell: ({ teamShare }) => (teamShare === null ? "not known" : percent(teamShare)) },
    {
      name: "Who, and weeks of each",
      cell: ({ area }) =>
        (cells.get(area) ?? []).map(({ person, weeks }) => `${names.get(person) ?? person} ${weeks}`).join(", "),
    },
  ];
  const unknown = [...coverage.silent.map(({ name }) => name), ...notSeen];
  return html`<section id="coverage" aria-labelledby="coverage-title">
    <h2 id="coverage-title">Who covers what</h2>
    ${coverage.says.map((text) => html`<p>${text}</p>`)}
    ${table("Weeks of the last year, in any source that was read.", columns, coverage.areas)}
    ${unknown.length > 0 ? html`<p class="quiet">Not known: ${unknown.join(", ")}.</p>` : ""}
  </section>`;
}

const MODULES: readonly Column<Module>[] = [
  { name: "Module", cell: ({ repo, module }) => html`<bdi>${moduleName(module)}</bdi> in <bdi>${repo}</bdi>` },
  { name: "Lines", figure: true, cell: ({ lines }) => count(lines) },
  {
    name: "Rests on",
    cell: ({ holders }) => holders.map(({ name, member }) => (member ? name : `${name} (not in the team)`)).join(", "),
  },
  {
    name: "Could share it",
    cell: ({ sharers }) =>
      sharers
        .slice(0, MOST_SHARERS)
        .map(({ name, member, weeks }) => `${name} (${plural(weeks, "week")}${member ? "" : ", not in the team"})`)
        .join(", ") || "nobody else was seen",
  },
];

/** Modules by how few people know them. */
export function knowledgeSection({ keyPeople: { modules, says } }: TeamResult): Html {
  const known = modules
    .filter(({ truckFactor }) => truckFactor !== null)
    .sort((a, b) => a.truckFactor! - b.truckFactor! || b.lines - a.lines);
  const alone = known.filter(({ truckFactor }) => truckFactor === 1);
  const others = known.slice(alone.length);
  return html`<section id="knowledge" aria-labelledby="knowledge-title">
    <h2 id="knowledge-title">What rests on whom</h2>
    ${says.map((text) => html`<p>${text}</p>`)}
    ${alone.length > 0 ? table("Modules that rest on one person, largest first.", MODULES, alone) : ""}
    ${others.length > 0 ? details(plural(others.length, "other module"), table("Modules that rest on several.", MODULES, others)) : ""}
    <p class="quiet">It is about where knowledge is, and not about anybody’s plans.</p>
  </section>`;
}
