import { SourceError } from "../../model/errors.ts";

/** Ports above 1024 that belong to other protocols, as in the Fetch standard's list of bad ports. */
const OTHER_PROTOCOLS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** An address for a reader: without credentials and without what stands behind `?`, which may be a secret. */
export function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.length > 100 ? `${url.pathname.slice(0, 100)}...` : url.pathname}`;
}

/** Whether the user named this host, as `host` or `host:port`. */
export function isNamed(url: URL, named: readonly string[]): boolean {
  return named.some((one) => one.toLowerCase() === url.host || one.toLowerCase() === url.hostname);
}

/**
 * The parsed address of a page.
 *
 * @param named hosts that may have any port
 * @throws {SourceError} it is not http or https, holds credentials, or its port is another protocol's
 */
export function checkUrl(text: string, named: readonly string[] = []): URL {
  const hint = "Give an address such as https://example.org/feed.xml.";
  if (!URL.canParse(text)) throw new SourceError("This is not an address of a page.", hint);
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new SourceError(`An address that begins with '${url.protocol}' is not read.`, hint);
  if (url.username !== "" || url.password !== "")
    throw new SourceError(`${shown(url)} holds a user name or a password.`, "Give the address without it.");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const usual = port === 80 || port === 443 || (port >= 1024 && !OTHER_PROTOCOLS.has(port));
  if (!usual && !isNamed(url, named))
    throw new SourceError(`${shown(url)} is refused: port ${port} is not one of web pages.`, hint);
  url.hash = "";
  return url;
}
