import { SourceError } from "../../model/errors.ts";

const AGAIN = "Try again later.";

/**
 * Whatever stopped a request, as an error for a reader.
 *
 * @param late the time was up
 */
export function failure(
  error: unknown,
  { name, timeoutMs, late }: { name: string; timeoutMs: number; late: boolean },
): SourceError {
  if (error instanceof SourceError) return error;
  if (late)
    return new SourceError(
      `${name} takes longer than ${timeoutMs / 1000} seconds.`,
      "Try again later, or save the page as a file and read that.",
    );
  const { code = "", name: kind = "" } = error as { code?: string; name?: string };
  if (code === "ABORT_ERR" || kind === "AbortError")
    return new SourceError(`Reading ${name} was stopped.`, AGAIN, error);
  if (code === "ENOTFOUND" || code === "ENODATA")
    return new SourceError(`The host of ${name} is not known.`, "Check the spelling, and the connection.", error);
  if (code === "EAI_AGAIN")
    return new SourceError(`The host of ${name} can't be looked up.`, "Check the connection, and try again.", error);
  if (code.startsWith("CERT_") || code.startsWith("ERR_TLS") || /CERT|ISSUER|SIGNATURE|SELF_SIGNED/.test(code))
    return new SourceError(
      `The certificate of ${name} can't be trusted (${code}).`,
      "Open it in a browser and look.",
      error,
    );
  if (code.startsWith("HPE_"))
    return new SourceError(`${name} answers with something that is not HTTP (${code}).`, "Check the address.", error);
  if (code.startsWith("Z_") || code.startsWith("ERR_BROTLI") || code.startsWith("ERR__ERROR"))
    return new SourceError(`What ${name} sends can't be decompressed.`, AGAIN, error);
  if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE")
    return new SourceError(`The answer of ${name} broke off.`, AGAIN, error);
  return new SourceError(`${name} can't be reached${code === "" ? "" : ` (${code})`}.`, AGAIN, error);
}
