import { Collapsible } from "radix-ui";
import { type ReactNode, useState } from "react";

/** Something that is shown when it is asked for; it is made only then. @param begins open, or shut */
export function Disclosure({
  title,
  begins = "shut",
  children,
}: {
  title: ReactNode;
  begins?: "open" | "shut";
  children: () => ReactNode;
}): React.JSX.Element {
  const [open, setOpen] = useState(begins === "open");
  return (
    <Collapsible.Root className="disclosure" open={open} onOpenChange={setOpen}>
      <Collapsible.Trigger className="disclosure-title">
        <Chevron />
        <span>{title}</span>
      </Collapsible.Trigger>
      <Collapsible.Content className="disclosure-content">{open && children()}</Collapsible.Content>
    </Collapsible.Root>
  );
}

/** Points at a title whose content is shut, and down when it is open. */
export function Chevron(): React.JSX.Element {
  return (
    <svg className="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
