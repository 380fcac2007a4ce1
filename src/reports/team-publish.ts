import type { TeamFolder, TeamResult, TeamSeed } from "../model/team.ts";
import { isoDate, isoTime } from "../model/time.ts";
import { inWords, moduleName, percent, plural } from "../model/words.ts";
import type { Folder } from "../team/publishable.ts";
import type { MeasuredPlace, Seed } from "../team/seeds.ts";
import type { Visibility } from "../team/scope.ts";
import { evidenceEntry } from "./evidence.ts";
import { round } from "./signal-result.ts";
import { type TeamContext } from "./team-context.ts";

const MOST_TOGETHER = 3;
/** Below this, that it changes together with another module is no news. */
const OFTEN_TOGETHER = 0.1;
/** From here on the lines of a folder are said to stay, or to be moving still. */
const STAYS = 0.8;
const MOVES = 0.6;
/** With more lines by others than this, they are named as people who would have to agree. */
const BY_OTHERS = 0.05;
/** Tests elsewhere belong to a folder when so many of its commits change them. */
const TESTED_ELSEWHERE = 0.2;
/** Few who changed it can say what it is for. */
const FEW_KEEPERS = 1;

/** What of the team's work is worth publishing, and why. */
export function publishReport(
  context: TeamContext,
  folders: readonly Folder[],
  seeds: readonly Seed[],
  places: readonly MeasuredPlace[],
  mostSeeds: number,
): TeamResult["publish"] {
  const measured = seeds.filter(({ measurements }) => measurements.length > 0);
  const claimed = seeds.filter(({ measurements }) => measurements.length === 0);
  const shown = [...measured.slice(0, mostSeeds), ...claimed.slice(0, mostSeeds)];
  const results = folders.map((folder) => folderResult(context, folder));
  const { repositories, visibility } = context.scope;
  const titles = [...repositories].some((place) =>
    context.history.repositories[place]!.commits.title.some((title) => title !== null),
  );
  const texts = [...repositories].some((place) => context.history.repositories[place]!.contributions.count > 0);
  return {
    folders: results,
    seeds: shown.map((seed) => seedResult(context, seed)),
    moreSeeds: seeds.length - shown.length,
    places: places.map(({ repository, folder, commits, people, last }) => ({
      repo: context.source(repository),
      folder,
      commits,
      people: context.byName(people),
      lastAt: isoTime(context.history.repositories[repository]!.commits.landedAt[last]!),
      evidence: context.evidence({ repository, item: last }),
    })),
    titles,
    says: [
      [...repositories].some((place) => visibility[place] === "private")
        ? foldersSay(results)
        : "No repository of the team is named private, so there are no folders to suggest.",
      titles
        ? `${plural(measured.length, "title")} of commits ${texts ? "or texts of pull requests " : ""}by members in the last two years ${measured.length === 1 ? "states" : "state"} a measured result, ${claimed.length} more say that something got better, without a figure${texts ? "" : ": that may stand in the pull request, which was not read"}.`
        : "The evidence carries no titles of commits, so nothing is known of measured results.",
    ],
  };
}

function foldersSay(folders: readonly TeamFolder[]): string {
  const candidates = folders.filter(({ candidate }) => candidate).length;
  return `Of ${plural(folders.length, "folder")} of private repositories ${candidates} can be suggested: changed by at least three people beside its keepers, and more independent than the folders beside it. Use that leaves no change in git, what a folder needs of the rest, licences, secrets and names of customers were not looked at, and whether to publish is the team's to say.`;
}

function folderResult(context: TeamContext, folder: Folder): TeamFolder {
  const { modules } = context.history.repositories[folder.repository]!;
  const together = folder.together.slice(0, MOST_TOGETHER).map(({ module, share }) => ({
    module: modules.names[module]!,
    share: round(share),
  }));
  return {
    repo: context.source(folder.repository),
    folder: folder.name,
    candidate: folder.whyNot === null,
    whyNot: folder.whyNot,
    lines: folder.lines,
    commits: folder.commits,
    people: folder.people,
    keepers: context.byName(folder.keepers),
    others: folder.others,
    coupling: round(folder.coupling),
    typicalCoupling: round(folder.typicalCoupling),
    modules: folder.modules,
    together,
    kept: folder.kept === null ? null : round(folder.kept),
    firstAt: isoTime(folder.firstAt),
    lastAt: isoTime(folder.lastAt),
    tests: folder.tests,
    testsElsewhere: round(folder.testsElsewhere),
    docs: folder.docs,
    byMembers: folder.byMembers === null ? null : round(folder.byMembers),
    writers: folder.writers,
    ...argued(folder, together),
  };
}

/** What speaks for a folder, and what against it, each with its numbers. */
function argued(
  folder: Folder,
  together: readonly { module: string; share: number }[],
): Pick<TeamFolder, "reasons" | "against"> {
  const { kept, tests, testsElsewhere, docs, byMembers, keepers } = folder;
  const reasons = [
    `${plural(folder.people, "person", "people")} changed its code in the last two years, ${folder.others} of them beside the ${keepers.size} who keep${keepers.size === 1 ? "s" : ""} it.`,
    `${percent(1 - folder.coupling)} of its ${plural(folder.commits, "commit")} change no other code; of the folder in the middle ${percent(1 - folder.typicalCoupling)}.`,
    `It has been there since ${isoDate(folder.firstAt)} and was last changed on ${isoDate(folder.lastAt)}.`,
  ];
  const against: string[] = [];
  if (kept === null) against.push("It is younger than a year, so its shape may still change.");
  else if (kept >= STAYS) reasons.push(`${percent(kept)} of the lines that lived a year ago still do.`);
  else if (kept < MOVES)
    against.push(`Only ${percent(kept)} of the lines that lived a year ago still do: its shape is moving.`);
  if (tests > 0) reasons.push(`It holds ${plural(tests, "test file")}.`);
  else if (testsElsewhere >= TESTED_ELSEWHERE)
    reasons.push(
      `Tests elsewhere change with it in ${percent(testsElsewhere)} of its commits; they would have to go along.`,
    );
  else against.push("It holds no tests, and few of its commits change any.");
  if (docs > 0) reasons.push(`It holds ${plural(docs, "page")} of its own.`);
  else against.push("It holds no page that explains it.");
  const often = together.filter(({ share }) => share >= OFTEN_TOGETHER);
  if (often.length > 0)
    against.push(
      `It changes together with ${inWords(often.map(({ module, share }) => `${moduleName(module)} (${percent(share)} of its commits)`))}.`,
    );
  if (byMembers !== null && 1 - byMembers > BY_OTHERS)
    against.push(
      `${percent(1 - byMembers)} of its lines are by people who are not in the team: they may have to agree.`,
    );
  if (keepers.size <= FEW_KEEPERS) against.push("One person keeps it, and would be asked everything.");
  return { reasons, against };
}

const OPEN: Record<Visibility, string> = {
  public: "It is in public already: a post would show it.",
  private: "It is in a private repository: a post needs leave first.",
  unknown: "Whether its repository is public is not known.",
};

function seedResult(context: TeamContext, seed: Seed): TeamSeed {
  const entry = evidenceEntry(context.history, seed);
  const visibility = context.scope.visibility[seed.repository]!;
  const measured = seed.measurements.map(({ text }) => `“${text}”`);
  return {
    kind: measured.length > 0 ? "measured" : "claimed",
    people: seed.people.map((person) => context.who(person)),
    at: entry.at,
    area: seed.area < 0 ? null : context.area(seed.area).area,
    title: seed.title,
    measurements: seed.measurements.map((measurement) => ({ ...measurement })),
    evidence: context.evidence(seed),
    url: entry.url,
    visibility,
    why: `${measured.length > 0 ? `${entry.kind === "commit" ? "The title states" : "Its text states"} what was measured: ${inWords(measured)}.` : "The title says that it got better, and not by how much: look for the figure in the pull request."} ${OPEN[visibility]}`,
  };
}
