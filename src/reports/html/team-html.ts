import type { TeamFolder, TeamResult } from "../../model/team.ts";
import { moduleName, plural } from "../../model/words.ts";
import { type Html, html } from "./escape.ts";
import { count, day, minute, percent } from "./format.ts";
import { contents, factsList, notesList, page } from "./page.ts";
import { type Column, details, table } from "./tables.ts";
import { coverageSection, knowledgeSection } from "./team-tables.ts";

/**
 * What a team covers, knows, shows and could publish, as one HTML file that opens anywhere: no script, and nothing is
 * loaded from any host. The same result gives the same bytes. Everything in it is taken for hostile and escaped.
 */
export function teamHtml(result: TeamResult): string {
  return page(
    "Team: workprint",
    html`${heading(result)}
      <main>
        ${coverageSection(result)} ${knowledgeSection(result)} ${timeSection(result)} ${publicSection(result)}
        ${publishSection(result)}
      </main>`,
  );
}

const SECTIONS = [
  ["coverage", "Who covers what"],
  ["knowledge", "What rests on whom"],
  ["time", "Over time"],
  ["public", "In public"],
  ["publish", "Worth publishing"],
] as const;

function heading({ asOf, title, rule, members, notSeen, sources, notes, window }: TeamResult): Html {
  const ours = sources.filter(({ ofTeam }) => ofTeam);
  return html`<header class="top">
    <p class="brand">Workprint</p>
    <h1><bdi>${title}</bdi></h1>
    <dl>
      <div>
        <dt>As of</dt>
        <dd><time datetime="${asOf}">${minute(asOf)}</time></dd>
      </div>
      <div>
        <dt>Members</dt>
        <dd>${members.length + notSeen.length}. ${rule}</dd>
      </div>
      <div>
        <dt>Repositories</dt>
        <dd>${ours.map(({ source, visibility }) => `${source} (${visibility})`).join(", ")}</dd>
      </div>
      <div>
        <dt>The last year</dt>
        <dd>${day(window.from)} to ${day(window.to)}</dd>
      </div>
    </dl>
    ${notesList(notes)} ${contents(SECTIONS)}
  </header>`;
}

type Point = TeamResult["overTime"]["points"][number];
type Value = Point["weeks"];

function range(value: Value, digits: number, scale = 1): string {
  if (value === null) return "not known";
  const [estimate, low, high] = [value.estimate, value.low, value.high].map((one) => (scale * one).toFixed(digits));
  return `${estimate} (${low}–${high})`;
}

const POINTS: readonly Column<Point>[] = [
  { name: "Half-year up to", cell: ({ at }) => day(at) },
  { name: "People", figure: true, cell: ({ people }) => people ?? "not known" },
  { name: "Weeks, all together", figure: true, cell: ({ weeks }) => range(weeks, 0) },
  { name: "Weeks, member in the middle", figure: true, cell: ({ weeksPerPerson }) => range(weeksPerPerson, 1) },
  { name: "Living lines, %", figure: true, cell: ({ linesShare }) => range(linesShare, 0, 100) },
  { name: "Even areas", figure: true, cell: ({ evenAreas }) => range(evenAreas, 1) },
];

function timeSection({ overTime }: TeamResult): Html {
  return html`<section id="time" aria-labelledby="time-title">
    <h2 id="time-title">Over time</h2>
    ${table("Figures of the team, in brackets 95 % intervals. Nobody is shown alone.", POINTS, overTime.points)}
    ${factsList(overTime.says)}
  </section>`;
}

type AreaShown = TeamResult["visibility"]["areas"][number];
type PersonShown = TeamResult["visibility"]["people"][number];

const AREAS: readonly Column<AreaShown>[] = [
  { name: "Area", cell: ({ name }) => name },
  { name: "Weeks", figure: true, cell: ({ weeks }) => weeks },
  { name: "In public", figure: true, cell: ({ publicWeeks }) => publicWeeks },
  { name: "Part, %", figure: true, cell: ({ part }) => (part ? range(part, 0, 100) : "nothing in public") },
  {
    name: "Peers, %",
    figure: true,
    cell: ({ peers }) => (peers ? range({ estimate: peers.median, low: peers.low, high: peers.high }, 0, 100) : "none"),
  },
  { name: "Stands", cell: ({ stands }) => stands ?? "not said" },
];

const PEOPLE: readonly Column<PersonShown>[] = [
  { name: "Member", cell: ({ name }) => html`<bdi>${name}</bdi>` },
  { name: "Weeks", figure: true, cell: ({ weeks }) => (weeks === 0 ? "not known" : weeks) },
  { name: "In public", figure: true, cell: ({ weeks, publicWeeks }) => (weeks === 0 ? "not known" : publicWeeks) },
  { name: "In private", figure: true, cell: ({ weeks, privateWeeks }) => (weeks === 0 ? "not known" : privateWeeks) },
];

function publicSection({ visibility }: TeamResult): Html {
  return html`<section id="public" aria-labelledby="public-title">
    <h2 id="public-title">In public</h2>
    ${factsList(visibility.says)}
    ${table(
      "Part: of the team’s public weeks, those in the area, and 95 % over people. Peers: the same of the peer team in the middle, of the lowest and the highest.",
      AREAS,
      visibility.areas,
    )}
    ${table("Weeks of the last year, by name; a week can be both public and private.", PEOPLE, visibility.people)}
  </section>`;
}

const FOLDERS: readonly Column<TeamFolder>[] = [
  { name: "Folder", cell: ({ repo, folder }) => html`<bdi>${moduleName(folder)}</bdi> in <bdi>${repo}</bdi>` },
  { name: "Lines", figure: true, cell: ({ lines }) => count(lines) },
  { name: "People beside its keepers", figure: true, cell: ({ others }) => others },
  { name: "Change other code too", figure: true, cell: ({ coupling }) => percent(coupling) },
  { name: "Suggested", cell: ({ whyNot }) => (whyNot === null ? "yes" : `no: ${whyNot}`) },
];

function publishSection({ publish }: TeamResult): Html {
  const { folders, seeds, places } = publish;
  return html`<section id="publish" aria-labelledby="publish-title">
    <h2 id="publish-title">Worth publishing</h2>
    ${factsList(publish.says)}
    ${folders
      .filter(({ candidate }) => candidate)
      .map(
        ({ repo, folder, reasons, against }) =>
          html`<h3><bdi>${moduleName(folder)}</bdi> in <bdi>${repo}</bdi></h3>
            <p>For it:</p>
            ${factsList(reasons)}${
              against.length > 0
                ? html`<p>Against it:</p>
                    ${factsList(against)}`
                : ""
            }`,
      )}
    ${folders.length > 0 ? details(`All ${plural(folders.length, "folder")}`, table("Folders of private repositories.", FOLDERS, folders)) : ""}
    ${
      seeds.length > 0
        ? html`<h3>Seeds of a post</h3>
            <ul class="facts">
              ${seeds.map(
                ({ title, people, at, why }) =>
                  html`<li>
                    <q><bdi>${title}</bdi></q> ${people.map(({ name }) => name).join(", ")}, ${day(at)}. ${why}
                  </li>`,
              )}
            </ul>`
        : ""
    }
    ${places.length > 0 ? html`<h3>Where members keep benchmarks, results and notes</h3>` : ""}
    ${factsList(places.map(({ repo, folder, commits, lastAt }) => `${repo}: ${folder}, ${plural(commits, "commit")}, last on ${day(lastAt)}`))}
  </section>`;
}
