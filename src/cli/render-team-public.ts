import { plainText } from "../model/plain-text.ts";
import type { TeamResult } from "../model/team.ts";
import { plural } from "../model/words.ts";
import { type Cell, type Page } from "./page.ts";
import { MOST_MEMBERS, NAME, nameIn } from "./team-names.ts";
import { fit, style, wrap } from "./text.ts";

const MOST_PLACES = 5;

/** What shows in public, beside peer teams. */
export function visibility(
  page: Page,
  { visibility: { people, areas, peers, says }, coverage: covered, members }: TeamResult,
): void {
  page.title("What shows in public");
  for (const text of says) page.say(text);
  page.gap();
  const wide = page.screen.width >= 110;
  const narrow = page.screen.width < 80;
  const name = wide ? 30 : narrow ? 16 : 20;
  const last = page.screen.width - name - 5 - 6 - 12 - 12 - 16 - 6;
  const figures = (...numbers: readonly number[]): string => numbers.map((one) => (100 * one).toFixed(0)).join("–");
  const row = (first: string, shown: readonly string[], who: string): void =>
    page.cells(
      [first, name],
      [shown[0]!, 5, "right"],
      [shown[1]!, 6, "right"],
      [shown[2]!, 12, "right"],
      ...(narrow ? [] : [[shown[3]!, 12, "right"] as Cell]),
      [shown[4]!, 16],
      ...(wide ? [[who, last] as Cell] : []),
    );
  row("area", ["weeks", "public", "part, %", "peers, %", "stands"], "visible for it, by name");
  for (const { name: area, weeks, publicWeeks, part, peers: others, stands, visible } of areas)
    row(
      area,
      [
        String(weeks),
        String(publicWeeks),
        part === null ? "" : `${figures(part.estimate)} (${figures(part.low, part.high)})`,
        others === null ? "" : `${figures(others.median)} (${figures(others.low, others.high)})`,
        stands ?? "",
      ],
      visible.map((one) => one.name).join(", "),
    );
  page.say(
    "Part: of the team's public weeks, those in the area, and 95 % over people. Peers: the same of the peer team in the middle, and of the lowest and the highest.",
    { dim: true },
  );
  page.gap();
  const areaNames = new Map(covered.areas.map(({ area, name: text }) => [area, text]));
  const rest = page.screen.width - NAME - 3 * 8 - 1;
  page.cells(["", NAME], ["weeks", 7, "right"], ["public", 7, "right"], ["private", 7, "right"], ["public in", rest]);
  const active = people.filter((one) => one.weeks > 0);
  for (const one of active.slice(0, MOST_MEMBERS))
    page.cells(
      [nameIn(members, one), NAME],
      [String(one.weeks), 7, "right"],
      [String(one.publicWeeks), 7, "right"],
      [String(one.privateWeeks), 7, "right"],
      [one.publicAreas.map((area) => areaNames.get(area) ?? area).join(", "), rest],
    );
  if (active.length > MOST_MEMBERS)
    page.say(`and ${plural(active.length - MOST_MEMBERS, "member")} more: --json`, { dim: true });
  const compared = peers.filter(({ enough }) => enough).map(({ title, people: count }) => `${title} (${count})`);
  page.say(
    `By name. Weeks of the last year; a week can be both public and private.${compared.length > 0 ? ` Peer teams, with how many people: ${compared.join(", ")}.` : ""} The part of an area is its share of the team's public weeks, counted once for each person and area; in brackets 95 % over people.`,
    { dim: true },
  );
}

/** What is worth publishing, and why. */
export function publish(
  page: Page,
  { publish: { folders, seeds, moreSeeds, places, says }, coverage: covered }: TeamResult,
): void {
  page.title("Worth publishing");
  for (const text of says) page.say(text);
  for (const { repo, folder, lines, reasons, against } of folders.filter(({ candidate }) => candidate)) {
    page.gap();
    page.row(
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
        for (const [i, line] of wrap(plainText(text), page.screen.width - 6).entries())
          page.row(`    ${i === 0 ? sign : " "} ${line}`);
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
      page.say(`“${title}”`, { indent: "  " });
      page.say(
        `${people.map(({ name }) => name).join(", ")}, ${at.slice(0, 10)}${where}, ${open}; ${url ?? evidence}`,
        { indent: "    ", dim: true },
      );
    }
  }
  if (moreSeeds > 0) page.say(`and ${moreSeeds} more: --seeds N`, { indent: "  ", dim: true });
  if (places.length > 0) page.title("Where members keep benchmarks, results and notes");
  for (const { repo, folder, commits, people, lastAt } of places.slice(0, MOST_PLACES))
    page.say(
      `${repo}: ${folder}, ${plural(commits, "commit")} by ${plural(people.length, "member")}, last on ${lastAt.slice(0, 10)}`,
      { indent: "  " },
    );
}
