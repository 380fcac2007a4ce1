import type { PersonResult, SignalResult } from "../../model/results.ts";

/** Parts of a result that have no name of their own in the model. */
export type MeasureResult = SignalResult["measures"][number];
export type AreaShare = PersonResult["areas"][number];
export type ModuleWork = PersonResult["modules"][number];
export type SeenSource = PersonResult["observability"]["sources"][number];
export type EvidenceItem = PersonResult["evidence"][number];
