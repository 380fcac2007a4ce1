/**
 * --c1 to --c7 are hues after Okabe and Ito, moved apart in lightness until each pair can be told apart with any of the
 * usual kinds of colour blindness; each has a contrast of at least 3 to the background.
 */
const COLOURS = `
:root { color-scheme: light dark;
--bg: #fff; --panel: #f4f6f8; --ink: #1a1f25; --muted: #59626c; --line: #d9dee3; --link: #0a5b9c; --accent: #0a5b9c; --accent-soft: #5c97c7;
--c0: #82878c; --c1: #476ac4; --c2: #a35629; --c3: #004938; --c4: #80507c; --c5: #a58d29; --c6: #1f97d8; --c7: #50277b; }
@media screen and (prefers-color-scheme: dark) { :root {
--bg: #101418; --panel: #191f25; --ink: #e7eaed; --muted: #9ca6b0; --line: #303840; --link: #82bdf0; --accent: #7cbcf2; --accent-soft: #3c72a1;
--c0: #8c9196; --c1: #567cd2; --c2: #b35717; --c3: #6fce9e; --c4: #8f6188; --c5: #b88a00; --c6: #a2e1fe; --c7: #be9cf9; } }
`;

const TEXT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem 4rem; background: var(--bg); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.8rem, 5vw, 2.6rem); letter-spacing: -0.02em; }
h2 { font-size: 1.4rem; letter-spacing: -0.01em; }
h3 { font-size: 1.1rem; }
p, ul, dl, figure { margin: 0; }
ul { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: from-font; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
code { font: 0.85em ui-monospace, monospace; }
section { margin-top: 3.5rem; }
section > h2 { margin-bottom: 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); }
.brand { color: var(--muted); font-size: 0.9rem; margin-bottom: 0.4rem; }
.top dl { display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; margin-top: 0.8rem; }
.top dl > div { display: flex; gap: 0.5rem; }
dt { color: var(--muted); flex: none; }
dd { margin: 0; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; margin-top: 1.2rem; font-size: 0.92rem; }
.quiet, .caveats, .notes { color: var(--muted); font-size: 0.92rem; }
.notes { margin-top: 1rem; display: grid; gap: 0.4rem; max-width: 46rem; }
.notice { background: var(--panel); padding: 0.9rem 1.1rem; border-radius: 6px; max-width: 46rem; }
.foresight + p { margin-top: 0.8rem; }
.foresight dt, .attested dt { font-weight: 600; }
.attested { display: grid; gap: 1rem; margin-top: 0.8rem; max-width: 46rem; }
.attested dt { color: inherit; }
.facts, .caveats { padding-left: 1.1rem; list-style: disc; }
@media (max-width: 30rem) { body { padding: 1.5rem 1rem 3rem; } }
`;

const SIGNALS = `
article { display: grid; gap: 0.8rem 2.5rem; padding: 1.6rem 0; border-top: 1px solid var(--line); }
figure + article, .notice + article { margin-top: 1.8rem; }
article > div { display: grid; gap: 0.7rem; align-content: start; min-width: 0; }
.meaning { color: var(--muted); font-size: 0.92rem; margin: 0.3rem 0 0.5rem; }
article .plot { width: 220px; margin-left: -8px; }
.place strong { font-variant-numeric: tabular-nums; }
.unknown { font-style: italic; }
.links { display: grid; gap: 0.3rem; }
.links li { display: grid; grid-template-columns: auto 1fr; gap: 0.6rem; align-items: baseline; }
.links time { color: var(--muted); font-size: 0.85rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (min-width: 48rem) { th[scope="row"] { overflow-wrap: break-word; } }
@media (min-width: 48rem) { article { grid-template-columns: 13.75rem minmax(0, 1fr); } }
`;

/** One of three drawings is shown, near to its own size. */
const CHARTS = `
.plot { display: block; width: 100%; height: auto; overflow: visible; }
.plot text { white-space: pre; font-variant-numeric: tabular-nums; }
figure > div { display: none; }
figure > .narrow { display: block; max-width: 26rem; }
figcaption { color: var(--muted); font-size: 0.92rem; margin-top: 0.7rem; max-width: 46rem; }
@media (min-width: 35rem) { figure > .narrow { display: none; } figure > .medium { display: block; max-width: 44rem; } }
@media (min-width: 56rem) { figure > .medium { display: none; } figure > .wide { display: block; } }
`;

const TABLES = `
details { font-size: 0.92rem; }
figure + details, figure + table, figure + .facts, .facts + .quiet, .quiet + details { margin-top: 0.8rem; }
summary { cursor: pointer; color: var(--link); width: fit-content; padding: 0.25rem 0; }
details[open] > summary { margin-bottom: 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); }
tr > :last-child { padding-right: 0; }
th { font-weight: 600; }
thead th { color: var(--muted); font-weight: 400; vertical-align: bottom; }
.figure { text-align: right; }
.words { min-width: 7.5rem; }
thead th, .figure { overflow-wrap: normal; }
tbody .figure:not(.long) { white-space: nowrap; }
@media (max-width: 55.99rem) {
table, caption, tbody, tr, th, td { display: block; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tbody tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); gap: 0.3rem 0.75rem; padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
tbody th, tbody td { border: 0; padding: 0; text-align: left; line-height: 1.35; }
tbody th, tbody .words { grid-column: 1 / -1; }
tbody .figure { white-space: normal; text-align: left; }
tbody .long { grid-column: span 2; }
tbody td[data-name]::before { content: attr(data-name); color: var(--muted); font-size: 0.86em; display: block; }
tbody .words[data-name]::before { display: inline; margin-right: 0.5em; }
}
`;

const AREAS = `
section > h3 { margin: 2.2rem 0 0.8rem; }
table + table { margin-top: 1.4rem; }
.too-few { margin-top: 0.7rem; max-width: 46rem; }
.notice + figure, figure + .facts { margin-top: 1.2rem; }
.notes + details { margin-top: 0.8rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin-bottom: 0.7rem; color: var(--ink); }
.legend > span { display: flex; align-items: baseline; gap: 0.4rem; }
.legend i { width: 0.75rem; height: 0.75rem; border-radius: 2px; flex: none; print-color-adjust: exact; }
`;

const EVIDENCE = `
#evidence h3 { margin: 1.6rem 0 0.3rem; }
.evidence li { display: grid; gap: 0 1.5rem; padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
.evidence li:target { background: var(--panel); box-shadow: -0.6rem 0 var(--panel), 0.6rem 0 var(--panel); }
.evidence time { color: var(--muted); font-size: 0.88rem; font-variant-numeric: tabular-nums; line-height: 1.75; }
.about { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.9rem; color: var(--muted); font-size: 0.88rem; }
.mark { color: var(--muted); }
@media (min-width: 48rem) { .evidence li { grid-template-columns: 10.5rem minmax(0, 1fr); } }
`;

const PRINT = `
@media print {
html { font-size: 10pt; }
body { max-width: none; padding: 0; }
nav { display: none; }
a { color: inherit; }
summary { color: var(--muted); list-style: none; }
details::details-content { content-visibility: visible; display: block; block-size: auto; }
figure, tr, .evidence li, article header { break-inside: avoid; }
h2, h3 { break-after: avoid; }
}
`;

/** The styles of a page; trusted text without any part from a source. */
export const STYLES = [COLOURS, TEXT, SIGNALS, CHARTS, TABLES, AREAS, EVIDENCE, PRINT].join("");
