import { InputError } from "../../model/errors.ts";
import { LOGIN, REPOSITORY } from "../github/location.ts";

/** What of an archive is meant; in lower case. */
export interface Selection {
  repositories: readonly string[];
  logins: readonly string[];
}

/**
 * Checks what was asked for.
 *
 * @throws {InputError} nothing was, or a name is none that GitHub could have
 */
export function selectionOf({ repositories, logins }: Selection): Selection {
  if (repositories.length + logins.length === 0)
    throw new InputError(
      "An archive has the events of everybody: say whose are meant.",
      "Name repositories with --only owner/name, or accounts with --by login.",
    );
  for (const name of repositories)
    if (!REPOSITORY.test(name))
      throw new InputError(
        `--only '${name}' is no repository.`,
        "Give it as owner/name, for instance huggingface/trl.",
      );
  const plain = logins.map((login) => login.replace(/^@/, ""));
  for (const login of plain)
    if (!LOGIN.test(login.replace(/\[bot\]$/, "")))
      throw new InputError(`--by '${login}' is no login.`, "Give the name of an account on GitHub.");
  return { repositories: lowered(repositories), logins: lowered(plain) };
}

function lowered(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}

/** Finds lines that can be meant: those that name a repository or a login, in whatever case and place. */
export function searchFor({ repositories, logins }: Selection): RegExp {
  const parts: string[] = [];
  if (repositories.length > 0) parts.push(`"name":\\s*"(?:${repositories.map(escaped).join("|")})"`);
  if (logins.length > 0) parts.push(`"login":\\s*"(?:${logins.map(escaped).join("|")})"`);
  return new RegExp(parts.join("|"), "gi");
}

function escaped(name: string): string {
  return name.replaceAll(/[.[\]]/g, String.raw`\$&`);
}
