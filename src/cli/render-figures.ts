import { plainText } from "../model/plain-text.ts";
import type { Figure } from "../model/planning.ts";
import { figureText } from "../planning/planning-text.ts";
import type { Page } from "./page.ts";

/** What a result rests on, each figure with where it comes from and how to set it otherwise. */
export function renderFigures(
  page: Page,
  figures: readonly Figure[],
  repositories: readonly string[],
  of?: string,
): void {
  page.title(plainText(of === undefined ? "What this rests on" : `What ${of} rests on`));
  page.say(plainText(`What is measured, half-lives too, is measured on: ${repositories.join(", ")}.`), {
    indent: "  ",
    hanging: "  ",
  });
  for (const figure of figures) {
    page.say(
      plainText(
        `${figure.label}: ${figureText(figure)}; ${figure.origin}: ${figure.source} (${figure.date}). ${figure.change}`,
      ),
      { indent: "  ", hanging: "  " },
    );
  }
}
