import { useState } from "preact/hooks";

import { get, session, text } from "../api/client";
import type { Failure, LogFile } from "../api/types";
import { around } from "../log";
import { to } from "../router";

const BEFORE_MS = 5_000;
const AFTER_MS = 2_000;
const MOST = 60;

/** Shows what a worker has logged about a job around a failure, when the reader asks for it. */
export function FailureLog({ job, failure }: { job: string; failure: Failure }) {
  const [lines, setLines] = useState<string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const worker = failure.taskManagerId;
  if (!worker || session.value?.isHistory) return null;
  const path = `/taskmanagers/${encodeURIComponent(worker)}/logs`;
  const load = async (isOpen: boolean): Promise<void> => {
    if (!isOpen || lines) return;
    try {
      const { logs } = await get<{ logs: LogFile[] }>(path);
      const newest = logs.filter((each) => each.name.endsWith(".log") && each.mtime >= failure.timestamp - BEFORE_MS).sort((a, b) => b.mtime - a.mtime);
      const all = await Promise.all(newest.map((each) => text(`${path}/${encodeURIComponent(each.name)}`)));
      setLines(all.flatMap((each) => around(each, job, failure.timestamp - BEFORE_MS, failure.timestamp + AFTER_MS)).slice(-MOST));
    } catch (failed) {
      setError(failed instanceof Error ? failed.message : String(failed));
    }
  };
  return (
    <details onToggle={(event) => void load(event.currentTarget.open)}>
      <summary>Log lines of this job on {worker} around the failure</summary>
      <pre class="text" tabIndex={0}>
        {error ?? (lines === null ? "Loading…" : lines.join("\n") || "The worker has logged nothing about this job in these seconds.")}
      </pre>
      <a href={to("workers", worker, "logs")}>The whole log</a>
    </details>
  );
}
