import { isRepository, type StoredManifest, type Workspace } from "../evidence/workspace.ts";
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

function sourceResult(manifest: StoredManifest): SourceResult {
  const { source, location, web } = manifest;
  const reading = {
    source,
    location,
    web,
    headAt: manifest.headAt === null ? null : isoTime(manifest.headAt),
    firstAt: manifest.firstAt === null ? null : isoTime(manifest.firstAt),
    readAt: isoTime(manifest.readAt),
  };
  if (isRepository(manifest)) {
    const { kind, head, commits, authors, changes, hunks, lines, unseen } = manifest;
    return { ...reading, kind, head, commits, authors, changes, hunks, lines, unseen };
  }
  const { kind, contributions, authors, notSeen } = manifest;
  return { ...reading, kind, contributions, authors, notSeen };
}
