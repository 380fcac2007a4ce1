import { useMemo, useState } from "react";

import { useOperation } from "../api/use-operation.ts";
import { Loading } from "../design/states.tsx";
import { useTitle } from "../design/use-title.ts";
import { useEntered, YOU_FILE } from "../offers/entered.ts";
import { useCompared } from "../offers/use-compared.ts";
import { readYaml } from "../design/yaml.ts";
import { Controls } from "./offers/controls.tsx";
import { Found } from "./offers/found.tsx";
import { measuredIn } from "./offers/measured.ts";
import { Paths } from "./offers/paths.tsx";
import { nameOf } from "./offers/path-card.tsx";
import "./offers.css";

const NONE = [] as const;

/** What each path is worth, what would tip the balance, and what it takes to close somebody. */
export function OffersPage(): React.JSX.Element {
  useTitle("Offers");
  const kept = useEntered();
  const { entered, example, lost, change, forget } = kept;
  const { paths, you, runs, against, ours } = entered;
  const [forgotten, setForgotten] = useState(0);
  // Only where a path is about an area; it fails where nothing was read, and then defaults are taken.
  const wanted = paths.some(({ text }) => text.includes("area:"));
  const places = useOperation("standings", {}, { enabled: wanted });
  const measured = useMemo(() => (places.data ? measuredIn(places.data) : NONE), [places.data]);
  const oursFile = paths.find((path) => nameOf(path) === ours)?.file;
  const known = paths.some((path) => nameOf(path) === against);
  const question = useMemo(
    () => ({
      given: {
        paths: paths.map(({ file, text }) => ({ name: file, text })),
        ...(you === "" ? {} : { you: { name: YOU_FILE, text: you } }),
        ...(oursFile === undefined || paths.length < 2 ? {} : { close: oursFile }),
        runs,
        seed: 1,
      },
      ...(against === null || !known ? {} : { against }),
      measured,
    }),
    [paths, you, oursFile, runs, against, known, measured],
  );
  const asked = useCompared(question);
  const { compared, problems } = asked;
  const youData = useMemo(() => readYaml(you), [you]);
  return (
    <>
      <header className="head">
        <h1>What is each offer worth to you?</h1>
        <p className="lead">
          Paths side by side: pay, stock that may pay nothing, other terms, and what you learn. A picture of what may
          come, not advice.
        </p>
        <p className="quiet row">
          <span>
            What you enter stays in this browser. It is worked out here, and is neither in the link nor sent to any
            server, not even to Workprint’s on this machine.
          </span>
          {!example && (
            <button
              type="button"
              className="button plain"
              onClick={() => {
                forget();
                setForgotten((times) => times + 1);
              }}
            >
              Forget everything
            </button>
          )}
        </p>
        {lost && (
          <p className="notice warn" role="status">
            This browser keeps nothing for this page. Download the files before you close it.
          </p>
        )}
      </header>
      <div className="offers">
        <Paths key={forgotten} entered={entered} example={example} problems={problems} change={change} />
        <div className="offers-found">
          {paths.length === 0 ? (
            <p className="notice">There is no path to compare. Add one.</p>
          ) : (
            <>
              <Controls
                entered={entered}
                youData={youData}
                result={compared?.result}
                problems={problems}
                asked={asked}
                change={change}
              />
              {compared ? (
                <Found
                  compared={compared}
                  stale={problems.length > 0}
                  entered={entered}
                  youData={youData}
                  change={change}
                />
              ) : (
                problems.length === 0 && <Loading what="Working it out" />
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}
