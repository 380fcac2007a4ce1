/**
 * Puts options back as they were typed: the parser turns what looks like a number into one, and so the login `007`
 * into 7, `0x10` into 16, and the folder `1e3` into 1000. What is the same as text stays a number.
 *
 * @param options as parsed, by name in camel case; changed in place
 * @param args what was typed
 */
export function asTyped(options: Record<string, unknown>, args: readonly string[]): void {
  const typed = new Map<string, string[]>();
  for (const [index, arg] of args.entries()) {
    if (arg === "--") break;
    const [, option = "", inline] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const value = inline === undefined || inline === "" ? args[index + 1] : inline;
    if (option === "" || value === undefined || (value !== inline && value.startsWith("-"))) continue;
    const name = option.replaceAll(
      /([a-z])-([a-z])/g,
      (_, before: string, after: string) => before + after.toUpperCase(),
    );
    typed.set(name, [...(typed.get(name) ?? []), value]);
  }
  for (const [name, value] of Object.entries(options)) {
    const texts = typed.get(name) ?? [];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (texts.length !== values.length) continue;
    const restored = values.map((one, place) =>
      typeof one === "number" && String(one) !== texts[place] ? texts[place] : one,
    );
    options[name] = Array.isArray(value) ? restored : restored[0];
  }
}
