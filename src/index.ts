/** Workprint as a library: the operations that every face calls, and the shapes that they promise. */

export { Workspace } from "./evidence/workspace.ts";
export { AppError, type ErrorCode } from "./model/errors.ts";
export {
  DecisionLogResult,
  DecisionResult,
  EvidenceEntry,
  IdentitiesResult,
  IdentityOfResult,
  PeopleResult,
  PersonResult,
  ReadResult,
  SignalResult,
  SourceResult,
} from "./model/results.ts";
export { confirm, PairInput, reject, split, SplitInput, undo, UndoInput } from "./operations/decide.ts";
export { decisionLog } from "./operations/decision-log.ts";
export { identities, IdentitiesInput } from "./operations/identities.ts";
export { identityOf, IdentityOfInput } from "./operations/identity-of.ts";
export { people, PeopleInput } from "./operations/people.ts";
export { person, PersonInput } from "./operations/person.ts";
export { read, ReadInput, type ReadProgress } from "./operations/read.ts";
export { sources } from "./operations/sources.ts";
