import { plainText } from "../model/plain-text.ts";
import type { TeamResult } from "../model/team.ts";
import { moduleName, percent, plural } from "../model/words.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

const MOST_MODULES = 10;
const MOST_MEMBERS = 40;
const MOST_PLACES = 5;
const CELL = 4;

type Interval = { estimate: number; low: number; high: number };

/** Lines of text, with the widths of one screen. */
class Page {
  readonly lines: string[] = [];
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  title(text: string): void {
    this.lines.push("", style(this.screen, "bold", fit(text, this.screen.width).trimEnd()));
  }

  say(text: string, indent = "", how?: "dim"): void {
    for (const line of wrap(plainText(text), this.screen.width - indent.length))
      this.lines.push(how ? style(this.screen, how, indent + line) : indent + line);
  }

  row(...cells: readonly [text: string, width: number, align?: "left" | "right"][]): void {
    this.lines.push(
      cells
        .map(([text, width, align]) => fit(plainText(text), width, align))
        .join(" ")
        .trimEnd(),
    );
  }
}

/** What a team covers and shows, as text. */
export function renderTeam(result: TeamResult, screen: Screen): string {
  const page = new Page(screen);
  page.lines.push(
    style(screen, "bold", fit(plainText(`${result.title}, as of ${result.asOf.slice(0, 10)}`), screen.width).trimEnd()),
  );
  head(page, result);
  coverage(page, result);
  keyPeople(page, result);
  overTime(page, result);
  visibility(page, result);
  publish(page, result);
  page.lines.push("");
  page.say(
    "Nothing was sent anywhere. The commits behind each cell of the table, and every figure: --json. How each comes about: docs/method/team.md",
    "",
    "dim",
  );
  return `${page.lines.join("\n")}\n`;
}

function head(page: Page, { rule, members, notSeen, sources, notes, window }: TeamResult): void {
  const ours = sources.filter(({ ofTeam }) => ofTeam);
  page.say(`${plural(members.length + notSeen.length, "member")}. ${rule}`);
  page.say(
    `Its repositories: ${ours.map(({ source, visibility, why }) => `${source} (${visibility}: ${why})`).join(", ")}.`,
  );
  const unknown = sources.filter(({ visibility }) => visibility === "unknown").length;
  if (unknown > 0)
    page.say(
      `Of ${plural(unknown, "source")} it is not known whether the public can see it: say so under 'public' or 'private'.`,
    );
  page.say(
    [
      ...notes,
      `The last year is ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}. A week counts in an area or a module where somebody changed at least five lines of one of its files; what members did in any source that was read counts in coverage and visibility, the team's own repositories in the rest.`,
    ].join(" "),
    "",
    "dim",
  );
}

function coverage(page: Page, { coverage: { areas, cells, says, silent }, members, notSeen }: TeamResult): void {
  page.title("Covered: weeks of work in the last year");
  for (const text of says) page.say(text);
  page.lines.push("");
  const wide = page.screen.width >= 110;
  const name = wide ? 34 : 24;
  const rest = page.screen.width - 3 - name - 7 - 6 - 6 - 5 - 6;
  page.row(
    ["", 3],
    ["area", name],
    ["people", 7, "right"],
    ["weeks", 6, "right"],
    ["wrote", 6, "right"],
    ["main", 5, "right"],
    ["core, by name", rest],
  );
  for (const [i, area] of areas.entries()) {
    page.row(
      [String(i + 1), 3, "right"],
      [`${area.name}${area.needed ? " (needed)" : ""}`, name],
      [area.members === 0 ? (area.state === "earlier" ? "before" : "none") : String(area.members), 7, "right"],
      [area.weeks === 0 ? "" : String(area.weeks), 6, "right"],
      [area.teamShare === null ? "" : percent(area.teamShare), 6, "right"],
      [area.mainAuthors === 0 ? "" : String(area.mainAuthors), 5, "right"],
      [area.core.map((one) => one.name).join(", "), rest],
    );
  }
  page.say(
    "People and weeks: members with work in it, all sources. Wrote: of its living lines in the team's repositories, the share that members wrote. Main: members who are a main author of a file there. Core: the fewest with 80 % of the weeks. None: none was seen.",
    "",
    "dim",
  );
  page.title("Members and areas: weeks of each in the last year");
  const shown = areas.map((area, i) => ({ ...area, number: i + 1 })).filter((area) => area.members > 0);
  const columns = shown.slice(0, Math.floor((page.screen.width - 22) / CELL));
  page.row(
    ["", 22 - 1],
    ...columns.map(({ number }): [string, number, "right"] => [String(number), CELL - 1, "right"]),
  );
  const weeks = new Map(cells.map((cell) => [`${cell.person} ${cell.area}`, cell.weeks]));
  const quiet = new Set(silent.map(({ person }) => person));
  const active = members.filter(({ person }) => !quiet.has(person));
  for (const { person, name: who } of active.slice(0, MOST_MEMBERS))
    page.row(
      [who, 22 - 1],
      ...columns.map(({ area }): [string, number, "right"] => {
        const count = weeks.get(`${person} ${area}`);
        return [count === undefined ? "·" : String(count), CELL - 1, "right"];
      }),
    );
  if (active.length > MOST_MEMBERS)
    page.say(`and ${plural(active.length - MOST_MEMBERS, "member")} more: --json`, "", "dim");
  const unseen = [...silent.map(({ name: who }) => who), ...notSeen];
  if (unseen.length > 0) page.say(`Not known, since no work of the last year was read: ${unseen.join(", ")}.`);
  page.say("By name. Columns are the numbers of the areas above; a dot is none that was seen.", "", "dim");
}

function keyPeople(page: Page, { keyPeople: { repositories, modules, says } }: TeamResult): void {
  page.title("Whom the knowledge rests on");
  for (const text of says) page.say(text);
  for (const one of repositories) page.say(`${one.repo} as a whole: ${one.says}`);
  const alone = modules.filter(({ truckFactor }) => truckFactor === 1);
  for (const { repo, module, lines, files, holders, says: text } of alone.slice(0, MOST_MODULES)) {
    page.lines.push(
      "",
      style(page.screen, "bold", fit(plainText(`  ${repo}: ${moduleName(module)}`), page.screen.width).trimEnd()),
    );
    const [holder] = holders;
    page.say(
      `${plural(lines, "line")} in ${plural(files, "file")}; ${plainText(holder!.name)} wrote ${percent(holder!.share)} of the lines and is a main author of ${holder!.authored}.`,
      "  ",
      "dim",
    );
    page.say(text, "  ");
  }
  if (alone.length > MOST_MODULES) page.say(`and ${alone.length - MOST_MODULES} more such modules: --json`, "", "dim");
  page.say(
    "Modules are folders with at least three living files. Main authors by the degree of authorship, the number of people by the truck factor of Avelino et al. 2016, both from who changed what; reading and reviewing leave no trace in it.",
    "",
    "dim",
  );
}

function overTime(page: Page, { overTime: { points, says } }: TeamResult): void {
  page.title("Drive and depth of the team, by half-years");
  const range = (value: Interval | null, digits: number, scale = 1): string => {
    if (value === null) return "not known";
    const text = (number: number): string => (scale * number).toFixed(digits);
    return `${text(value.estimate)} (${text(value.low)}–${text(value.high)})`;
  };
  const width = page.screen.width >= 110 ? 22 : 15;
  page.row(
    ["up to", 10],
    ["people", 6, "right"],
    ["weeks", width, "right"],
    ["a person", width - 2, "right"],
    ["even areas", width - 2, "right"],
    ["lines, %", width - 1, "right"],
  );
  for (const { at, people, weeks, weeksPerPerson, evenAreas, linesShare } of points)
    page.row(
      [at.slice(0, 10), 10],
      [people === null ? "" : String(people), 6, "right"],
      [range(weeks, 0), width, "right"],
      [range(weeksPerPerson, 1), width - 2, "right"],
      [range(evenAreas, 1), width - 2, "right"],
      [range(linesShare, 0, 100), width - 1, "right"],
    );
  for (const text of says) page.say(text);
  page.say(
    "In the team's repositories, with today's names of files and people. In brackets 95 %: over blocks of weeks, over people, over people, over the weeks that lines are from. There is no percentile: a team has no cohort that it belongs to.",
    "",
    "dim",
  );
}

function visibility(page: Page, { visibility: { people, areas, peers, says }, coverage: covered }: TeamResult): void {
  page.title("What shows in public");
  for (const text of says) page.say(text);
  page.lines.push("");
  const wide = page.screen.width >= 110;
  const name = wide ? 30 : 20;
  const last = page.screen.width - name - 6 - 7 - 15 - 14 - 17 - 6;
  const figures = (...numbers: readonly number[]): string => numbers.map((one) => (100 * one).toFixed(0)).join("–");
  page.row(
    ["area", name],
    ["weeks", 6, "right"],
    ["public", 7, "right"],
    ["part, %", 15, "right"],
    ["peers, %", 14, "right"],
    ["stands", 17],
    ...(wide ? [["visible for it, by name", last] as [string, number]] : []),
  );
  for (const { name: area, weeks, publicWeeks, part, peers: others, stands, visible } of areas)
    page.row(
      [area, name],
      [String(weeks), 6, "right"],
      [String(publicWeeks), 7, "right"],
      [part === null ? "" : `${figures(part.estimate)} (${figures(part.low, part.high)})`, 15, "right"],
      [others === null ? "" : `${figures(others.median)} (${figures(others.low, others.high)})`, 14, "right"],
      [stands ?? "", 17],
      ...(wide ? [[visible.map((one) => one.name).join(", "), last] as [string, number]] : []),
    );
  page.say(
    "Part: of the team's public weeks, those in the area, and 95 % over people. Peers: the same of the peer team in the middle, and of the lowest and the highest.",
    "",
    "dim",
  );
  page.lines.push("");
  const areaNames = new Map(covered.areas.map(({ area, name: text }) => [area, text]));
  const rest = page.screen.width - 22 - 3 * 8 - 1;
  page.row(["", 21], ["weeks", 7, "right"], ["public", 7, "right"], ["private", 7, "right"], ["public in", rest]);
  const active = people.filter((one) => one.weeks > 0);
  for (const one of active.slice(0, MOST_MEMBERS))
    page.row(
      [one.name, 21],
      [String(one.weeks), 7, "right"],
      [String(one.publicWeeks), 7, "right"],
      [String(one.privateWeeks), 7, "right"],
      [one.publicAreas.map((area) => areaNames.get(area) ?? area).join(", "), rest],
    );
  if (active.length > MOST_MEMBERS)
    page.say(`and ${plural(active.length - MOST_MEMBERS, "member")} more: --json`, "", "dim");
  const compared = peers.filter(({ enough }) => enough).map(({ title, people: count }) => `${title} (${count})`);
  page.say(
    `By name. Weeks of the last year; a week can be both public and private.${compared.length > 0 ? ` Peer teams, with how many people: ${compared.join(", ")}.` : ""} The part of an area is its share of the team's public weeks, counted once for each person and area; in brackets 95 % over people.`,
    "",
    "dim",
  );
}

function publish(
  page: Page,
  { publish: { folders, seeds, moreSeeds, places, says }, coverage: covered }: TeamResult,
): void {
  page.title("Worth publishing");
  for (const text of says) page.say(text);
  for (const { repo, folder, lines, reasons, against } of folders.filter(({ candidate }) => candidate)) {
    page.lines.push(
      "",
      style(
        page.screen,
        "bold",
        fit(plainText(`  ${repo}: ${folder}`), page.screen.width - 16).trimEnd() + ` (${plural(lines, "line")})`,
      ),
    );
    for (const [sign, texts] of [
      ["+", reasons],
      ["−", against],
    ] as const)
      for (const text of texts)
        for (const [i, line] of wrap(text, page.screen.width - 6).entries())
          page.lines.push(`    ${i === 0 ? sign : " "} ${line}`);
  }
  const areaNames = new Map(covered.areas.map(({ area, name }) => [area, name]));
  for (const kind of ["measured", "claimed"] as const) {
    const listed = seeds.filter((seed) => seed.kind === kind);
    if (listed.length === 0) continue;
    page.title(
      kind === "measured"
        ? "Seeds of a post: a measured result in the title"
        : "Seeds of a post: better, without a figure in the title",
    );
    for (const { people, at, area, title, evidence, url, visibility: open } of listed) {
      const where = area === null ? "" : `, ${areaNames.get(area) ?? area}`;
      page.say(`“${title}”`, "  ");
      page.say(
        `${people.map(({ name }) => name).join(", ")}, ${at.slice(0, 10)}${where}, ${open}; ${url ?? evidence}`,
        "    ",
        "dim",
      );
    }
  }
  if (moreSeeds > 0) page.say(`and ${moreSeeds} more: --seeds N`, "  ", "dim");
  if (places.length > 0) page.title("Where members keep benchmarks, results and notes");
  for (const { repo, folder, commits, people, lastAt } of places.slice(0, MOST_PLACES))
    page.say(
      `${repo}: ${folder}, ${plural(commits, "commit")} by ${plural(people.length, "member")}, last on ${lastAt.slice(0, 10)}`,
      "  ",
    );
}
