/** One stretch of lines that a patch replaces, without context. */
export interface Edit {
  /** First line that goes, or the line after which lines come where none goes. */
  oldStart: number;
  oldLines: number;
  newLines: number;
}

/** Lines of a file, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@/;

/** The edits of a unified diff of one file, as GitHub's REST API gives it, in the order of the file. */
export function editsOf(patch: string): Edit[] {
  const edits: Edit[] = [];
  let line = 0;
  let edit: Edit | undefined;
  for (const text of patch.split("\n")) {
    const hunk = HUNK.exec(text);
    if (hunk) {
      // A hunk that takes no line away names the line before it.
      line = Number(hunk[1]) + (hunk[2] === "0" ? 1 : 0);
      edit = undefined;
    } else if (text.startsWith("-")) {
      edit ??= begun(edits, line);
      if (edit.oldLines === 0) edit.oldStart = line;
      edit.oldLines += 1;
      line += 1;
    } else if (text.startsWith("+")) {
      edit ??= begun(edits, line - 1);
      edit.newLines += 1;
    } else if (!text.startsWith("\\")) {
      line += 1;
      edit = undefined;
    }
  }
  return edits;
}

function begun(edits: Edit[], oldStart: number): Edit {
  const edit = { oldStart, oldLines: 0, newLines: 0 };
  edits.push(edit);
  return edit;
}

/**
 * What becomes of lines through edits of their file: null when one of them is altered or goes, or lines come
 * between them; else where they stand afterwards. Lines that come before or after them alter nothing.
 */
export function followLines({ from, to }: LineRange, edits: readonly Edit[]): LineRange | null {
  let moved = 0;
  for (const { oldStart, oldLines, newLines } of edits) {
    if (oldLines === 0 ? oldStart >= from && oldStart < to : oldStart <= to && oldStart + oldLines > from) return null;
    if (oldLines === 0 ? oldStart < from : oldStart + oldLines <= from) moved += newLines - oldLines;
  }
  return { from: from + moved, to: to + moved };
}
