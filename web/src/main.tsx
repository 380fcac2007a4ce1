import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { AskError } from "./api/ask.ts";
import "./design/tokens.css";
import "./design/base.css";
import "./design/parts.css";
import { router } from "./router.tsx";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Evidence changes only when something is read, and then everything is asked again.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof AskError && error.code === "away" && failures < 2,
    },
  },
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
