import { useEffect } from "preact/hooks";
import { logOut, session } from "./api/client";
import { connection } from "./api/live";
import { Toasts } from "./components/toasts";
import { CoordinatorPage } from "./pages/coordinator";
import { DoctorPage } from "./pages/doctor";
import { JobPage } from "./pages/job";
import { LoginPage } from "./pages/login";
import { OverviewPage } from "./pages/overview";
import { SqlPage } from "./pages/sql";
import { SubmitPage } from "./pages/submit";
import { WorkerPage, WorkersPage } from "./pages/workers";
import { route, to } from "./router";
import { switchTheme, theme } from "./theme";
import icon from "./icon.svg";

const PAGES: [string, string][] = [
  ["", "Overview"],
  ["doctor", "Doctor"],
  ["submit", "Run a program"],
  ["sql", "SQL"],
  ["workers", "Workers"],
  ["coordinator", "Coordinator"],
];

function isShown(path: string): boolean {
  if (path === "sql") return session.value?.hasSql ?? false;
  return path === "" || !session.value?.isHistory;
}

function Navigation() {
  const first = route.value[0] ?? "";
  const shown = first === "jobs" ? "" : first;
  return (
    <nav aria-label="Pages">
      {PAGES.filter(([path]) => isShown(path)).map(([path, title]) => (
        <a key={path} href={path === "" ? "#/" : to(path)} aria-current={shown === path ? "page" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

const LINKS = {
  connecting: ["", "connecting"],
  live: ["good", "live"],
  polling: ["warn", "updates every 2 s"],
  lost: ["bad", "no connection"],
} as const;

function Who() {
  const [kind, word] = LINKS[connection.value];
  const known = session.value;
  return (
    <div class="who">
      <span role="status">
        <i class={`dot ${kind}`} />
        {word}
      </span>
      {known && known.isAuthenticated && (
        <span>
          {known.name} ({known.role})
        </span>
      )}
      {known && known.isAuthenticated && <button onClick={() => void logOut()}>Log out</button>}
      <button onClick={switchTheme} aria-label={`Change to ${theme.value === "dark" ? "light" : "dark"} colours`}>
        {theme.value === "dark" ? "Light" : "Dark"}
      </button>
    </div>
  );
}

function Page() {
  const [first, second] = route.value;
  switch (first) {
    case undefined:
      return <OverviewPage />;
    case "jobs":
      return second ? <JobPage key={second} id={second} /> : <OverviewPage />;
    case "doctor":
      return <DoctorPage />;
    case "sql":
      return <SqlPage />;
    case "submit":
      return <SubmitPage />;
    case "workers":
      return second ? <WorkerPage key={second} id={second} /> : <WorkersPage />;
    case "coordinator":
      return <CoordinatorPage />;
    default:
      return <p class="empty">This page does not exist.</p>;
  }
}

/** Is the whole console. */
export function App() {
  const known = session.value;
  const first = route.value[0] ?? "";
  useEffect(() => {
    const title = PAGES.find(([path]) => path === first)?.[1] ?? "Job";
    document.title = `${title} – Millrace`;
  }, [first]);
  if (known === null) return <LoginPage />;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => skip(event)}>
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="#/">
          <img src={icon} alt="" />
          Millrace
        </a>
        <Navigation />
        <Who />
      </header>
      {connection.value === "lost" && (
        <p class="note bad" role="alert">
          The server does not answer. The page shows the last state and continues when the server is back.
        </p>
      )}
      <main id="main" tabIndex={-1} class={first === "jobs" ? "free" : ""}>
        {known ? <Page /> : <p class="empty">Loading…</p>}
      </main>
      <Toasts />
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
