import { z } from "zod";

import { SIGNALS } from "./signal.ts";

/** What is hired for. Weights are set by a person; nothing is derived from them but an order to read in. */
export const Role = z.strictObject({
  role: z.string().regex(/^[a-z0-9-]+$/, "a role's name is lower-case letters, digits and dashes"),
  title: z.string().min(1),
  level: z.enum(["senior", "junior", "researcher"]),
  /** Areas of the taxonomy that count as work for this role; all of them when empty. */
  areas: z.array(z.string()).default([]),
  criteria: z
    .array(
      z.strictObject({
        signal: z.enum(SIGNALS),
        weight: z.number().positive().max(100),
      }),
    )
    .min(1)
    .refine(
      (criteria) => new Set(criteria.map(({ signal }) => signal)).size === criteria.length,
      "a signal stands twice",
    ),
  /** How long the work is planned for, months. */
  horizonMonths: z.int().positive().max(120).default(24),
});

export type Role = z.infer<typeof Role>;

export interface RolesResult {
  /** The templates that the package ships, by name. */
  roles: Role[];
  /** What a role may name as its areas. */
  areas: { area: string; name: string; definition: string }[];
}
