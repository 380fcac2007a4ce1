/** Workprint as a library: the operations that every face calls, and the shapes that they promise. */

export { Workspace } from "./evidence/workspace.ts";
export { AppError, type ErrorCode } from "./model/errors.ts";
export { EvidenceEntry, PeopleResult, PersonResult, ReadResult, SignalResult, SourceResult } from "./model/results.ts";
export { people, PeopleInput } from "./operations/people.ts";
export { person, PersonInput } from "./operations/person.ts";
export { read, ReadInput, type ReadProgress } from "./operations/read.ts";
export { sources } from "./operations/sources.ts";
