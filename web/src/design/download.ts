/** A row of a table, by the names of its columns. */
export type CsvRow = Record<string, string | number | null>;

/** Saves a text or an image as a file; nothing is asked of a server. */
export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Only when the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A table as RFC 4180 has it; the first row gives the columns. Null is an empty cell. */
export function csvOf(rows: readonly CsvRow[]): string {
  if (!rows[0]) return "";
  const columns = Object.keys(rows[0]);
  return [columns, ...rows.map((row) => columns.map((column) => row[column]!))]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A spreadsheet would run a text that begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
