import { render } from "preact";
import { App } from "./app";
import { loadSession } from "./api/client";
import { startLive } from "./api/live";
import "./api/history";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/parts.css";
import "./styles/graph.css";

const RETRY_MS = 2_000;

function begin(): void {
  loadSession().catch(() => window.setTimeout(begin, RETRY_MS));
}

begin();
startLive();
const root = document.getElementById("app") as HTMLElement;
root.replaceChildren();
render(<App />, root);
