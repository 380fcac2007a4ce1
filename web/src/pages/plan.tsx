import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { plainText } from "../../../src/model/plain-text.ts";
import type { PlanResult } from "../../../src/model/planning.ts";
import { AskError } from "../api/ask.ts";
import { type Answer, useOperation } from "../api/use-operation.ts";
import { AsOf } from "../design/as-of.tsx";
import { Answered, ErrorNote, Loading } from "../design/states.tsx";
import { useSettled } from "../design/use-settled.ts";
import { useTitle } from "../design/use-title.ts";
import type { Change, PlanSearch } from "../router.tsx";
import { type Chosen, chosenPlans, MINE, NONE } from "./plan/chosen.ts";
import { Found } from "./plan/found.tsx";
import { PlanCard } from "./plan/plan-card.tsx";
import { type PlanText, type Slot, useEntered } from "./plan/use-entered.ts";
import "./plan.css";

/** Long enough for a number to be typed. */
const TYPING_MS = 500;

type Examples = { name: string; text: string }[];
type Areas = { area: string; name: string }[];

/** What seats cover by when, what they cost, and when juniors pay back. */
export function PlanPage(): React.JSX.Element {
  useTitle("Plan");
  const examples = useOperation("plans", {});
  const roles = useOperation("roles", {});
  return (
    <Answered answer={examples} what="Fetching the examples">
      {({ plans }) => (
        <Answered answer={roles} what="Fetching the areas">
          {({ areas }) => <Plans examples={plans} areas={areas} />}
        </Answered>
      )}
    </Answered>
  );
}

function Plans({ examples, areas }: { examples: Examples; areas: Areas }): React.JSX.Element {
  const search = useSearch({ from: "/plan" });
  const navigate = useNavigate({ from: "/plan" });
  const { entered, lost, enter } = useEntered();
  const change = (part: Change<PlanSearch>): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  const chosen = useMemo(() => chosenPlans(search, entered, examples), [search, entered, examples]);
  const asked = useMemo(
    () => ({
      plans: chosen.map(({ file, text }) => ({ name: file, text })),
      ...(search.asOf === undefined ? {} : { asOf: search.asOf }),
    }),
    [chosen, search.asOf],
  );
  const question = useSettled(asked, TYPING_MS);
  const answer = useOperation("plan", question, { keep: true });
  const result = useLast(answer);
  const choose = (slot: Slot, from: string): void =>
    change({ plan: slotOf(chosen, "plan"), with: slotOf(chosen, "with"), [slot]: from });
  const enterInto = (slot: Slot, plan: PlanText): void => {
    enter(slot, plan);
    choose(slot, MINE);
  };
  const wrong = answer.error;
  const blamed = (one: Chosen): AskError | undefined =>
    wrong instanceof AskError && wrong.message.startsWith(`${one.file}:`) ? wrong : undefined;
  const busy = asked !== question || answer.isFetching;
  return (
    <>
      <header className="head">
        <h1>Which seats cover the work, by when?</h1>
        <p className="lead">
          Seniors, juniors and researchers against a budget and the areas to cover. A picture of what may come, with all
          that is not known in its ranges.
        </p>
        <AsOf
          value={search.asOf}
          shown={busy ? undefined : result?.asOf}
          busy={busy}
          onChange={(asOf) => change({ asOf })}
        />
        <p className="quiet">
          What you enter stays in this browser and goes to no host but Workprint on this machine; it is not in the link.
        </p>
        {lost && (
          <p className="notice warn" role="status">
            This browser keeps nothing for this page. Download your plan before you close it.
          </p>
        )}
      </header>
      {result?.notes.map((note) => (
        <p key={note} className="notice plan-note">
          {note}
        </p>
      ))}
      {result?.comparison && chosen.length === 2 && (
        <ul className="plan-compared" aria-label="The two plans compared" aria-busy={busy}>
          {result.comparison.says.map((says) => (
            <li key={says}>{plainText(says)}</li>
          ))}
        </ul>
      )}
      <ul className="plan-cards">
        {chosen.map((one, index) => (
          <PlanCard
            key={one.slot}
            chosen={one}
            report={result?.plans.length === chosen.length ? result.plans[index] : undefined}
            error={blamed(one)}
            busy={busy}
            examples={examples}
            mine={entered[one.slot]}
            areas={areas}
            onChoose={(from) => choose(one.slot, from)}
            onEnter={(plan) => enterInto(one.slot, plan)}
            onForget={() => {
              enter(one.slot, undefined);
              choose(one.slot, examples.at(-1)!.name);
            }}
            {...(one.slot === "with" ? { onRemove: () => choose("with", NONE) } : {})}
          />
        ))}
      </ul>
      {chosen.length === 1 && (
        <button
          type="button"
          className="button"
          onClick={() => choose("with", entered.with ? MINE : (examples[0]?.name ?? NONE))}
        >
          Compare with another plan
        </button>
      )}
      {wrong && !chosen.some(blamed) && <ErrorNote error={wrong} onRetry={() => void answer.refetch()} />}
      {result ? (
        <div aria-busy={busy}>
          <Found result={result} question={question} chosen={chosen} />
        </div>
      ) : (
        !wrong && <Loading what="Working the plan out" />
      )}
    </>
  );
}

function slotOf(chosen: readonly Chosen[], slot: Slot): string {
  return chosen.find((one) => one.slot === slot)?.from ?? NONE;
}

/** The last answer that there was, while a new one is asked or can't be given. */
function useLast({ data }: Answer<"plan">): PlanResult | undefined {
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return data ?? last;
}
