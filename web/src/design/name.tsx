import { plainText } from "../../../src/model/plain-text.ts";

/** A name, title or path from a source: on one line, in its own direction, and without what would turn that of the text. */
export function Name({ children, title }: { children: string; title?: string }): React.JSX.Element {
  return <bdi {...(title === undefined ? {} : { title: plainText(title) })}>{plainText(children)}</bdi>;
}
