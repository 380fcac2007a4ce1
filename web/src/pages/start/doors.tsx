import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { PersonField } from "./person-field.tsx";
import { RoleField } from "./role-field.tsx";

/** Somebody of the sample, where a visitor knows nobody. */
const SOMEBODY = "Peach Eagle";

/** One way in for each of those whom this is for, with the question in their words. */
export function Doors({ sample }: { sample: boolean }): React.JSX.Element {
  const placeholder = sample ? SOMEBODY : "";
  return (
    <section aria-label="Ways in">
      <ul className="start-doors">
        <Door
          who="CTO, VP of Engineering"
          question="Whom should we talk to for this role, and why?"
          what="A shortlist: each criterion with its interval, places as ranges, and why each is there."
        >
          <RoleField />
          <Link to="/plan" className="button plain">
            Plan the seats
          </Link>
        </Door>
        <Door
          who="Hiring manager, interviewer"
          question="What did this person really do?"
          what="Their workprint: what they worked on and when, what lives on, who builds on it. Every figure leads to commits."
        >
          <PersonField label="Name or id of a person" placeholder={placeholder} />
        </Door>
        <Door
          who="Engineer, researcher, student"
          question="How does my public work read?"
          what="Your own workprint, as others would see it here, and what it can’t show."
        >
          <PersonField label="Your name, as your commits carry it" placeholder={placeholder} />
          <Link to="/offers" className="button plain">
            What is an offer worth to me?
          </Link>
        </Door>
        <Door
          who="Team lead"
          question="Who knows what, and does our own work show?"
          what="Which areas the team covers and by how many, what rests on whom, what shows, and what is worth publishing."
        >
          <div className="row">
            <Link to="/team" className="button main">
              Your team
            </Link>
            <Link to="/areas" className="button plain">
              Who knows what
            </Link>
          </div>
        </Door>
      </ul>
    </section>
  );
}

function Door({
  who,
  question,
  what,
  children,
}: {
  who: string;
  question: string;
  what: string;
  children: ReactNode;
}): React.JSX.Element {
  return (
    <li className="start-door">
      <p className="start-who">{who}</p>
      <h2>{question}</h2>
      <p className="quiet">{what}</p>
      <div className="start-way">{children}</div>
    </li>
  );
}
