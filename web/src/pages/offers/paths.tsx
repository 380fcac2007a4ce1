import { useEffect, useRef, useState } from "react";

import { download } from "../../design/download.ts";
import { OpenYaml } from "../../design/open-yaml.tsx";
import { type Entered, type EnteredPath, MOST_PATHS, TEMPLATES, YOU_FILE } from "../../offers/entered.ts";
import type { Problem } from "../../offers/offers.worker.ts";
import { readYaml, withValue } from "../../design/yaml.ts";
import { Editor } from "./editor.tsx";
import { nameOf, PathCard } from "./path-card.tsx";

const MOST_BYTES = 200_000;

/** The paths that are compared: from templates, from files, or from what is entered. */
export function Paths({
  entered: { paths, you },
  example,
  problems,
  change,
}: {
  entered: Entered;
  example: boolean;
  problems: readonly Problem[];
  change: (part: Partial<Entered>) => void;
}): React.JSX.Element {
  const [open, setOpen] = useState<number>();
  const [said, setSaid] = useState("");
  const [over, setOver] = useState(false);
  const full = paths.length >= MOST_PATHS;
  const add = (texts: readonly { file: string; text: string }[], from: readonly EnteredPath[] = paths): void => {
    const all = [...from];
    for (const { file, text } of texts) all.push(fresh(all, file, text));
    change({ paths: all.slice(0, MOST_PATHS) });
  };
  const take = async (files: readonly File[]): Promise<void> => {
    const large = files.find(({ size }) => size > MOST_BYTES);
    if (large) return setSaid(`${large.name} is too large for an offer: nothing was opened.`);
    if (files.length === 0) return;
    const texts = await Promise.all(files.map(async (file) => ({ file: file.name, text: await file.text() })));
    const person = texts.filter(({ text, file }) => isAboutYou(text, file));
    const opened = texts.filter((one) => !person.includes(one));
    // The example makes room for what is one's own.
    const before = example ? [] : paths;
    if (person[0]) change({ you: person[0].text });
    if (opened.length > 0) add(opened, before);
    const left = before.length + opened.length - MOST_PATHS;
    setSaid(
      `${opened.length + person.length} opened.${left > 0 ? ` At most ${MOST_PATHS} paths are compared: ${left} left out.` : ""}`,
    );
  };
  const dropped = useRef(take);
  useEffect(() => {
    dropped.current = take;
  });
  useEffect(() => {
    const heard = new AbortController();
    const { signal } = heard;
    const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    addEventListener(
      "dragover",
      (event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener("dragleave", () => setOver(false), { signal });
    addEventListener(
      "drop",
      (event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void dropped.current([...event.dataTransfer!.files]);
      },
      { signal },
    );
    return () => heard.abort();
  }, []);
  return (
    <section className="offers-paths stack" aria-label="Paths" data-over={over}>
      <h2>Paths</h2>
      {example && (
        <p className="notice">
          <strong>An example, not advice</strong>
          Every amount is made up. Put yours in their place, or open your own files.
        </p>
      )}
      <ul className="offers-cards">
        {paths.map((path) => (
          <PathCard
            key={path.id}
            path={path}
            problem={problems.find(({ file }) => file === path.file)}
            open={open === path.id}
            onEdit={() => setOpen(open === path.id ? undefined : path.id)}
            onDuplicate={full ? undefined : () => add([{ file: path.file, text: path.text }])}
            onRemove={() => change({ paths: paths.filter((one) => one !== path) })}
          >
            {open === path.id && (
              <Editor
                path={path}
                you={you}
                problem={problems.find(({ file }) => file === path.file)}
                onChange={(text) => change({ paths: paths.map((one) => (one === path ? { ...one, text } : one)) })}
                onYou={(text) => change({ you: text })}
              />
            )}
          </PathCard>
        ))}
      </ul>
      <div className="field">
        <span className="label" id="offers-add">
          Add a path from a template
        </span>
        <div className="chips" role="group" aria-labelledby="offers-add">
          {TEMPLATES.map((template) => (
            <button key={template.file} type="button" className="chip" disabled={full} onClick={() => add([template])}>
              {template.name}
            </button>
          ))}
        </div>
      </div>
      <div className="row">
        <OpenYaml many label="YAML files of paths" disabled={full} onOpen={(files) => void take(files)}>
          Open YAML files …
        </OpenYaml>
        <span className="quiet">or drop them here</span>
      </div>
      <p className="quiet" role="status">
        {full ? `At most ${MOST_PATHS} paths are compared.` : said}
      </p>
      {you !== "" && (
        <button
          type="button"
          className="button plain"
          onClick={() => download(YOU_FILE, "application/yaml", you)}
          aria-label="Download what is yours as YAML"
        >
          {YOU_FILE}
        </button>
      )}
    </section>
  );
}

/** A path with a name and a file of its own among the others. */
function fresh(paths: readonly EnteredPath[], file: string, text: string): EnteredPath {
  const id = 1 + Math.max(0, ...paths.map((one) => one.id));
  const names = new Set(paths.map(nameOf));
  const name = nameOf({ id, file, text });
  if (name === undefined || !names.has(name))
    return {
      id,
      file: freeIn(
        paths.map((one) => one.file),
        file,
      ),
      text,
    };
  const stem = name.replace(/-\d+$/, "").slice(0, 36);
  let number = 2;
  while (names.has(`${stem}-${number}`)) number++;
  const own = `${stem}-${number}`;
  const title = readYaml(text)?.["title"];
  const named = withValue(text, ["path"], own);
  return {
    id,
    file: freeIn(
      paths.map((one) => one.file),
      `${own}.yaml`,
    ),
    text: typeof title === "string" ? withValue(named, ["title"], `${title} (${number})`.slice(0, 120)) : named,
  };
}

function freeIn(files: readonly string[], file: string): string {
  if (!files.includes(file)) return file;
  const stem = file.replace(/\.ya?ml$/, "");
  let number = 2;
  while (files.includes(`${stem}-${number}.yaml`)) number++;
  return `${stem}-${number}.yaml`;
}

/** The file of what all paths are seen with has no path. */
function isAboutYou(text: string, file: string): boolean {
  const data = readYaml(text);
  return (
    data !== undefined &&
    !("path" in data) &&
    (file === YOU_FILE || "worth" in data || "horizonYears" in data || "riskAversion" in data)
  );
}
