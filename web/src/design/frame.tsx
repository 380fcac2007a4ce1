import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { type Carried, carried } from "../role/search.ts";
import { ReadingMark } from "../reading/mark.tsx";
import { useMore } from "./use-more.ts";

const PAGES = [
  { to: "/", name: "Start" },
  { to: "/people", name: "People" },
  { to: "/role", name: "Role" },
  { to: "/areas", name: "Areas" },
  { to: "/team", name: "Team" },
  { to: "/plan", name: "Plan" },
  { to: "/offers", name: "Offers" },
  { to: "/trust", name: "Trust" },
] as const;

/** What stands around every page. */
export function Frame(): React.JSX.Element {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const search = useRouterState({ select: ({ location }) => location.search });
  const along = carried(search as Carried);
  const main = useRef<HTMLElement>(null);
  const pages = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    // Who reads with a screen reader is taken to the new page, as a loaded document would.
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
    // Where the bar is too narrow for all of them.
    pages.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  const more = useMore(pages);
  return (
    <>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="bar">
        <div>
          <Link to="/" className="brand">
            <img src="/icon.svg" alt="" width="22" height="22" />
            <span>Workprint</span>
          </Link>
          <nav aria-label="Pages" ref={pages} data-more={more}>
            <ul>
              {PAGES.map(({ to, name }) => (
                <li key={to}>
                  <Link to={to} search={to === "/" ? {} : along} aria-current={isAt(path, to) ? "page" : undefined}>
                    {name}
                    {to === "/" && <ReadingMark />}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function isAt(path: string, to: string): boolean {
  if (to === "/people" && path === "/compare") return true;
  return path === to || (to !== "/" && path.startsWith(`${to}/`));
}
