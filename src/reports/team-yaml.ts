import { plainText } from "../model/plain-text.ts";
import type { Team } from "../model/team.ts";

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * A team as the text of a file that `workprint team` takes; read again it is the same team.
 * Every text stands in quotes as JSON has them, which YAML reads too, so nothing in it can be a key or a tag.
 *
 * @param names of people by their ids, as comments for a reader
 */
export function teamYaml(team: Team, names: ReadonlyMap<string, string> = NONE): string {
  const item = (text: string, indent = "  "): string => {
    const name = names.get(text);
    return `${indent}- ${quoted(text)}${name === undefined ? "" : ` # ${plainText(name)}`}\n`;
  };
  const items = (key: string, texts: readonly string[]): string =>
    texts.length === 0 ? "" : `${key}:\n${texts.map((text) => item(text)).join("")}`;
  const peers = team.peers?.map((peer) =>
    "source" in peer
      ? `  - source: ${quoted(peer.source)}\n`
      : `  - title: ${quoted(peer.title)}\n    members:\n${peer.members.map((text) => item(text, "      ")).join("")}`,
  );
  return [
    `title: ${quoted(team.title)}\n`,
    team.members === "everyone" ? "members: everyone\n" : items("members", team.members),
    team.activeDays === undefined ? "" : `activeDays: ${team.activeDays}\n`,
    team.leastWeeks === undefined ? "" : `leastWeeks: ${team.leastWeeks}\n`,
    items("notSeen", team.notSeen),
    items("repositories", team.repositories),
    items("private", team.private),
    team.public === "all" ? "public: all\n" : items("public", team.public),
    items("needs", team.needs),
    peers === undefined ? "" : peers.length === 0 ? "peers: []\n" : `peers:\n${peers.join("")}`,
  ].join("");
}

function quoted(text: string): string {
  // Next line and the like end a line in some readers of YAML.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
