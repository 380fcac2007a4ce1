/** Options that many commands share, as they are typed. */
export interface QueryOptions {
  area?: string | string[];
  asOf?: string;
  taxonomy?: string;
}

export function queryOf({ area, asOf, taxonomy }: QueryOptions): { areas: string[]; asOf?: string; taxonomy?: string } {
  return {
    areas: listOf(area),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
    ...(taxonomy === undefined ? {} : { taxonomy: String(taxonomy) }),
  };
}

/** What was given several times, or separated by commas. */
export function listOf(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat().flatMap((one) => String(one).split(","));
}
