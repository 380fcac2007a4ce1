import { readDataFile } from "../config/yaml-file.ts";
import { ForesightFile, type ForesightModel } from "./model.ts";

/** The coefficients that are shipped; docs/method/foresight.md tells where they come from. */
export function loadForesight(): ForesightModel {
  return readDataFile("foresight.json", ForesightFile);
}
