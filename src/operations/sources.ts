import type { StoredManifest, Workspace } from "../evidence/workspace.ts";
import { NotFoundError } from "../model/errors.ts";
import type { SourceResult } from "../model/results.ts";
import { isoTime } from "../model/time.ts";

/** What was read, up to where, and what could not be seen. @throws {NotFoundError} when nothing was read */
export function sources(workspace: Workspace): { sources: SourceResult[] } {
  const manifests = workspace.sources();
  if (manifests.length === 0)
    throw new NotFoundError(
      `There is no evidence in ${workspace.folder}.`,
      "Read a repository first: workprint read <path or URL>. Or look at the sample: --sample",
    );
  return { sources: manifests.map(sourceResult) };
}

function sourceResult({
  schema: _schema,
  generation: _generation,
  fingerprint: _fingerprint,
  absentSample: _absentSample,
  proposals: _proposals,
  headAt,
  firstAt,
  readAt,
  ...manifest
}: StoredManifest): SourceResult {
  return {
    ...manifest,
    headAt: headAt === null ? null : isoTime(headAt),
    firstAt: firstAt === null ? null : isoTime(firstAt),
    readAt: isoTime(readAt),
  };
}
