import { ReadForm } from "./read-form.tsx";

/** The first screen of a workspace in which there is nothing yet. */
export function Welcome(): React.JSX.Element {
  return (
    <div className="start-welcome">
      <header className="head">
        <h1>Read public work. See what it shows, and what it doesn’t.</h1>
        <p className="lead">
          Workprint reads git histories into evidence that can be checked, and answers whom to talk to for a role, and
          why. It gives intervals rather than scores, names the work behind every figure, and decides nothing.
        </p>
      </header>
      <section aria-labelledby="start-first">
        <h2 id="start-first">Read a first repository</h2>
        <ReadForm />
      </section>
      <p className="quiet prose">
        Only to look around? Start it with the sample: <code>npm start -- serve --sample</code>
      </p>
    </div>
  );
}
