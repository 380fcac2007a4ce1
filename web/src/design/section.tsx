import type { ReactNode } from "react";

/** A part of the workprint that can be linked to. */
export function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}): React.JSX.Element {
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p className="quiet prose section-lead">{lead}</p>}
      {children}
    </section>
  );
}
