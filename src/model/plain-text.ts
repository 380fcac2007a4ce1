/** Characters that could move a cursor, hide text or turn its direction, and halves of characters. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Text from a source as one line that is safe to print; sources are not trusted. Not escaped for any markup. */
export function plainText(text: string): string {
  return text.replace(UNSAFE, (char) => (char === "\t" || char === "\n" ? " " : ""));
}
