import type { ComponentChildren } from "preact";
import { route, to } from "../router";
import { LogsTab } from "./logs";
import { ProfilerTab } from "./profiler";
import { ThreadsTab } from "./threads";

const TABS: [string, string][] = [
  ["", "Overview"],
  ["logs", "Logs"],
  ["threads", "Threads"],
  ["profiler", "Profiler"],
];

interface Props {
  title: string;
  path: string;
  place: string[];
  at: number;
  children: ComponentChildren;
}

/** Shows a process: its overview, logs, threads and profiles. */
export function Machine({ title, path, place, at, children }: Props) {
  const tab = route.value[at] ?? "";
  return (
    <>
      <h1>{title}</h1>
      <nav class="tabs" aria-label="Parts of the process">
        {TABS.map(([name, label]) => (
          <a key={name} href={name === "" ? to(...place) : to(...place, name)} aria-current={tab === name ? "page" : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {tab === "logs" ? (
        <LogsTab path={path} />
      ) : tab === "threads" ? (
        <ThreadsTab path={path} />
      ) : tab === "profiler" ? (
        <ProfilerTab path={path} />
      ) : (
        children
      )}
    </>
  );
}
