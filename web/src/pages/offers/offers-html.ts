import type { OfferResult } from "../../../../src/model/offers.ts";
import type { LeadLine } from "../../../../src/offers/lead-lines.ts";
import { html, type Html, trustedMarkup } from "../../../../src/reports/html/escape.ts";
import { page } from "../../../../src/reports/html/page.ts";
import {
  amountText,
  assumptionText,
  breakEvenTexts,
  closingTexts,
  comparisonText,
  defaultText,
  errorText,
  oddsText,
  rateText,
} from "../../../../src/reports/offers-text.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import type { Room } from "../../design/chart.tsx";
import { inlineSvg } from "../../design/picture.tsx";
import type { Compared, Drawn } from "../../offers/offers.worker.ts";
import { aversionChart } from "./aversion-chart.ts";
import { fanChart } from "./fan-chart.ts";
import { lineChart } from "./line-chart.ts";
import { LINE_NAMES, lineText } from "./tips.tsx";
import { tornadoChart } from "./tornado-chart.ts";
import { canBeLog, hasHeavyTail, worthChart } from "./worth-chart.ts";

type PathResult = OfferResult["paths"][number];
type Options = Parameters<typeof inlineSvg>[0];

/** The whole comparison as one page without scripts: pictures, sentences, figures, and what was assumed. */
export function offersHtml({ result, drawn }: Compared): string {
  const { paths, baseline, currency, year, horizonYears, notes, closing } = result;
  const base = paths.find(({ path }) => path === baseline)!;
  const others = paths.filter((path) => path !== base);
  const log = canBeLog(drawn) && hasHeavyTail(drawn);
  return page(
    "Offers compared",
    html`<header class="top">
        <p class="brand">Workprint</p>
        <h1>What each offer is worth</h1>
        <p class="quiet">
          Over ${horizonYears} years, in ${currency} of ${year}, after tax, discounted at
          ${rateText(result.discount.real)} a year beyond inflation; risk aversion ${result.riskAversion}.
          ${errorText(result)} A picture of what may come, not advice.
        </p>
      </header>
      <ul class="notes">
        ${others.map((path) => html`<li>${comparisonText(path, base, currency)}</li>`)}
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
      <section>
        <h2>What each path is worth</h2>
        ${figure(
          (room) => worthChart(result, drawn, log, room),
          "What each path is worth; the table has the figures.",
          "The dot is the sure sum, what you would take for certain instead. Stripes are a hundred outcomes, each as likely as another; the line holds eight of ten, the upright stroke halves them.",
        )}
        ${figuresTable(result)}
      </section>
      <section>
        <h2>How the money adds up</h2>
        ${figure(
          (room) => fanChart(result, drawn, room),
          "How money adds up over the years.",
          `Discounted money without other terms: the middle of all runs, half of them in the dark band, eight of ten in the light one. The dashed line is what is expected of ${baseline}.`,
        )}
      </section>
      ${others.map((path) =>
        against(
          path,
          base,
          drawn.find((one) => one.path === path.path)!,
        ),
      )}
      <section>
        <h2>If risk costs you less, or more</h2>
        ${figure(
          (room) => aversionChart(result, room),
          "Sure sums by risk aversion.",
          "The sure sum of each path by risk aversion: 1 takes risk easily, 4 hardly any.",
        )}
      </section>
      ${
        closing
          ? html`<section>
              <h2>What would it take, with ${closing.ours}</h2>
              <ul class="facts">
                ${closingTexts(closing).map((text) => html`<li>${text}</li>`)}
              </ul>
            </section>`
          : ""
      }
      <section>
        <h2>What was assumed where nothing was entered</h2>
        <ul class="facts">
          ${result.defaults.map(
            (one) =>
              html`<li>
                ${one.label}: ${defaultText(one)} (${one.where.join(", ")}). ${one.source},
                ${one.date}${one.note === "" ? "" : `: ${one.note}`}
              </li>`,
          )}
        </ul>
      </section>`,
  );
}

/** Drawn in the house: the markup is the chart's, and texts in it were escaped when it was written. */
function figure(options: Options, label: string, caption: string): Html {
  return html`<figure>
    ${trustedMarkup(scrolling(inlineSvg(options, label, 860)))}
    <figcaption>${caption}</figcaption>
  </figure>`;
}

function scrolling(svg: string): string {
  return svg.replace("<svg ", '<svg style="max-width:100%;height:auto;overflow:visible" ');
}

function against(path: PathResult, base: PathResult, { lines }: Drawn): Html {
  const lead = path.certain - base.certain;
  const line = (one: LeadLine): Html =>
    html`<h3>${LINE_NAMES[one.of]}</h3>
      ${figure((room: Room) => lineChart(one, room), lineText(one, path.currency), lineText(one, path.currency))}`;
  return html`<section>
    <h2>${plainText(path.title)} against ${plainText(base.title)}</h2>
    <ul class="facts">
      ${breakEvenTexts(path).map((text) => html`<li>${text}.</li>`)}
    </ul>
    ${lines.map(line)}
    <h3>What matters most to a lead of ${amountText(lead)}</h3>
    ${figure(
      (room) => tornadoChart(path, lead, room),
      path.tornado
        .slice(0, 3)
        .map((bar) => assumptionText(bar, path.currency))
        .join("; "),
      "The lead at the low value of each assumption (open dot) and at its high value (full dot).",
    )}
  </section>`;
}

function figuresTable({ paths, baseline }: OfferResult): Html {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Path</th>
        <th scope="col" class="figure">Sure sum</th>
        <th scope="col" class="figure">1 in 10 below</th>
        <th scope="col" class="figure">Median</th>
        <th scope="col" class="figure">1 in 10 above</th>
        <th scope="col" class="figure">Beats ${baseline}</th>
      </tr>
    </thead>
    <tbody>
      ${paths.map(
        ({ path, title, certain, value, beats }) =>
          html`<tr>
            <th scope="row">${plainText(title)}</th>
            <td class="figure" data-name="Sure sum">${amountText(certain)}</td>
            <td class="figure" data-name="1 in 10 below">${amountText(value.p10)}</td>
            <td class="figure" data-name="Median">${amountText(value.median)}</td>
            <td class="figure" data-name="1 in 10 above">${amountText(value.p90)}</td>
            <td class="figure" data-name="Beats ${baseline}">
              ${path === baseline ? "" : oddsText(beats.find((one) => one.path === baseline)!.chance)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
