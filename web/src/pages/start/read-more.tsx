import { ReadForm } from "./read-form.tsx";

/** The way to more evidence; with the sample, the way to a workspace of one's own. */
export function ReadMore({ sample }: { sample: boolean }): React.JSX.Element {
  return (
    <section className="section" aria-labelledby="start-read">
      <h2 id="start-read">{sample ? "Read your own repositories" : "Read more"}</h2>
      {sample ? <OwnWorkspace /> : <ReadForm />}
    </section>
  );
}

function OwnWorkspace(): React.JSX.Element {
  return (
    <div className="stack prose">
      <p>
        The sample can’t be read into. Stop Workprint in its terminal with Ctrl+C, and start it with a folder of your
        own; this page then takes paths and URLs.
      </p>
      <pre className="start-command">
        <code>npm start -- serve --workspace ./my-workspace</code>
      </pre>
      <p className="quiet">
        Where it is installed as a package: <code>workprint serve --workspace ./my-workspace</code>
      </p>
    </div>
  );
}
