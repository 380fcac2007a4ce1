import { Document, isMap, isSeq } from "yaml";

import type { Role } from "../model/role.ts";

/** A role as the file that `--role` takes, in the order of the templates. */
export function roleFile({ role, title, level, areas, criteria, horizonMonths }: Role): string {
  const document = new Document({ role, title, level, areas, criteria, horizonMonths });
  document.commentBefore = " A role for Workprint. Make a shortlist with: workprint people --role FILE";
  inOneLine(document.get("areas"));
  const list = document.get("criteria");
  if (isSeq(list)) list.items.forEach(inOneLine);
  return document.toString({ lineWidth: 120 });
}

function inOneLine(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

/** The role with a name made of its title: `senior-kernel-engineer`. */
export function namedByTitle(role: Role): Role {
  const words = role.title
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words ? { ...role, role: words.join("-") } : role;
}
