import { type ReactNode, useRef } from "react";

/** A button that opens YAML files of this machine. */
export function OpenYaml({
  label,
  children,
  plain = false,
  many = false,
  disabled = false,
  onOpen,
}: {
  /** Which files, for a screen reader. */
  label: string;
  /** What the button says. */
  children: ReactNode;
  plain?: boolean;
  many?: boolean;
  disabled?: boolean;
  /** Never with none. */
  onOpen: (files: readonly File[]) => void;
}): React.JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={plain ? "button plain" : "button"}
        disabled={disabled}
        onClick={() => picker.current?.click()}
      >
        {children}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".yaml,.yml"
        multiple={many}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be opened again.
          target.value = "";
          if (files.length > 0) onOpen(files);
        }}
      />
    </>
  );
}
