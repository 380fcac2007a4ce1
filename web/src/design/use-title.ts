import { useEffect } from "react";

import { plainText } from "../../../src/model/plain-text.ts";

/** The title of the tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${plainText(title)} · Workprint`;
  }, [title]);
}
