import { type Html, html, trustedMarkup } from "./escape.ts";
import { STYLES } from "./styles.ts";

/** Nothing may run and nothing may be loaded, whatever ends up in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A whole document. The empty icon keeps browsers from asking a host for one. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${trustedMarkup(STYLES)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}

/** What a reader should know before the figures; nothing where there is nothing. */
export function notesList(notes: readonly string[]): Html {
  return notes.length === 0 ? html`` : list("notes", notes);
}

/** What was found, a sentence each. */
export function factsList(facts: readonly string[]): Html {
  return list("facts", facts);
}

function list(kind: string, texts: readonly string[]): Html {
  return html`<ul class="${kind}">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

/** Links to the sections of a page, each by its id and title. */
export function contents(sections: readonly (readonly [id: string, title: string])[]): Html {
  return html`<nav aria-label="On this page">
    <ul>
      ${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}
