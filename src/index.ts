/** Workprint as a library: the operations that every face calls, and the shapes that they promise. */

export { Workspace } from "./evidence/workspace.ts";
export { AppError, type ErrorCode } from "./model/errors.ts";
export {
  AreasResult,
  BacktestResult,
  DecisionLogResult,
  DecisionResult,
  EvidenceEntry,
  FindResult,
  IdentitiesResult,
  IdentityOfResult,
  ModulesResult,
  NewcomersResult,
  PeopleResult,
  PersonResult,
  ReadResult,
  SignalResult,
  SourceResult,
} from "./model/results.ts";
export { Team, TeamResult } from "./model/team.ts";
export { CommitsResult } from "./model/commits.ts";
export { OfferResult } from "./model/offers.ts";
export { PlanResult, RoleCheckResult } from "./model/planning.ts";
export { StandingsResult } from "./model/standings.ts";
export { areas, AreasInput } from "./operations/areas.ts";
export { backtest, BacktestInput } from "./operations/backtest.ts";
export { confirm, PairInput, reject, split, SplitInput, undo, UndoInput } from "./operations/decide.ts";
export { commits, CommitsInput } from "./operations/commits.ts";
export { decisionLog } from "./operations/decision-log.ts";
export { find, FindInput } from "./operations/find.ts";
export { identities, IdentitiesInput } from "./operations/identities.ts";
export { identityOf, IdentityOfInput } from "./operations/identity-of.ts";
export { modules, ModulesInput } from "./operations/modules.ts";
export { newcomers, NewcomersInput } from "./operations/newcomers.ts";
export { offer, OfferInput } from "./operations/offer.ts";
export { people, PeopleInput } from "./operations/people.ts";
export { person, PersonInput, personTrajectory, TrajectoryInput } from "./operations/person.ts";
export { plan, PlanInput } from "./operations/plan.ts";
export { plans } from "./operations/plans.ts";
export { read, ReadInput, type ReadProgress } from "./operations/read.ts";
export { checkRole, RoleCheckInput } from "./operations/role-check.ts";
export { standings, StandingsInput } from "./operations/standings.ts";
export { sources } from "./operations/sources.ts";
export { team, TeamInput } from "./operations/team.ts";
