/** Fields that are long, that nothing is taken from, and that take longer to parse than all others together. */
const BULK = /^\s*(abstract|annotation|annote|cited-references|comment|editor|file|keywords|references|review)\s*=/i;

/**
 * An entry without its long fields. What is left stands in the lines where it stood.
 *
 * @param entry whole, from its @ to its last bracket
 */
export function withoutBulk(entry: string): string {
  const begin = entry.search(/[{(]/) + 1;
  const end = entry.length - 1;
  let kept = entry.slice(0, begin);
  let skipped = "";
  let isFirst = true;
  for (const field of fieldsOf(entry.slice(begin, end))) {
    if (BULK.test(field)) {
      skipped += field.replace(/[^\n]/g, "");
      continue;
    }
    kept += `${isFirst ? "" : ","}${skipped}${field}`;
    skipped = "";
    isFirst = false;
  }
  return `${kept}${skipped}${entry.slice(end)}`;
}

/** What stands between the commas that are in no braces and no quotation marks. */
function fieldsOf(inside: string): string[] {
  const fields: string[] = [];
  let from = 0;
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < inside.length; i++) {
    const char = inside[i];
    if (char === "{") depth++;
    else if (char === "}") depth--;
    else if (depth > 0) continue;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === "," && !isQuoted) {
      fields.push(inside.slice(from, i));
      from = i + 1;
    }
  }
  fields.push(inside.slice(from));
  return fields;
}
