import { type RefObject, useEffect, useState } from "react";

type More = "none" | "before" | "after" | "both";

/** On which sides of something that scrolls sideways there is more than can be seen. */
export function useMore(holder: RefObject<HTMLElement | null>): More {
  const [more, setMore] = useState<More>("none");
  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const look = (): void => {
      const { scrollLeft, clientWidth, scrollWidth } = element;
      const before = scrollLeft > 1;
      const after = scrollLeft + clientWidth < scrollWidth - 1;
      setMore(before && after ? "both" : before ? "before" : after ? "after" : "none");
    };
    // Told once at the beginning, too.
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [holder]);
  return more;
}
