import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../api/client";
import type { LogFile } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { bytes, count, time, whole } from "../format";
import { levelOf, linesOf } from "../log";

const LIST_MS = 10_000;
const FOLLOW_MS = 2_000;
const SHOWN = 2_000;

/** Shows the log files of a process. */
export function LogsTab({ path }: { path: string }) {
  const { data, error } = usePoll<{ logs: LogFile[] }>(`${path}/logs`, LIST_MS);
  const [wanted, setWanted] = useState<string | null>(null);
  if (!data) return <Pending error={error} />;
  const newest = [...data.logs].filter((each) => each.name.endsWith(".log")).sort((a, b) => b.mtime - a.mtime)[0];
  const shown = data.logs.find((each) => each.name === wanted) ?? newest ?? data.logs[0];
  if (!shown) return <p class="card empty">This process logs to no file.</p>;
  return (
    <section class="card grid">
      <div class="row">
        <label class="row">
          File
          <select value={shown.name} onChange={(event) => setWanted(event.currentTarget.value)}>
            {data.logs.map((each) => (
              <option key={each.name} value={each.name}>
                {each.name} ({bytes(each.size)}, {time(each.mtime)})
              </option>
            ))}
          </select>
        </label>
      </div>
      <Log key={shown.name} path={`${path}/logs/${encodeURIComponent(shown.name)}`} />
    </section>
  );
}

function Log({ path }: { path: string }) {
  const [content, setContent] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [follows, setFollows] = useState(true);
  const [word, setWord] = useState("");
  const own = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const abort = new AbortController();
    const load = (): void => {
      text(path, abort.signal).then(setContent, (failed: unknown) => !abort.signal.aborted && setError(String(failed)));
    };
    load();
    const timer = follows ? window.setInterval(load, FOLLOW_MS) : 0;
    return () => {
      abort.abort();
      window.clearInterval(timer);
    };
  }, [path, follows]);
  useEffect(() => {
    if (follows && own.current) own.current.scrollTop = own.current.scrollHeight;
  }, [content, follows]);
  if (content === null) return <Pending error={error} />;
  const { lines, total } = linesOf(content, word, SHOWN);
  return (
    <>
      <div class="row">
        <input type="search" placeholder="Search" aria-label="Search in the log" onInput={(event) => setWord(event.currentTarget.value)} />
        <label class="check">
          <input type="checkbox" checked={follows} onChange={(event) => setFollows(event.currentTarget.checked)} /> Follow
        </label>
        <span class="dim">
          {lines.length < total ? `the last ${whole(lines.length)} of ` : ""}
          {count(total, "line")}
          {word ? " with this text" : ""}
        </span>
        <a href={"v1" + path} download>
          Download
        </a>
      </div>
      <pre class="text log" ref={own} tabIndex={0} aria-label="Log">
        {lines.map((line, index) => (
          <span key={index} class={levelOf(line)}>
            {line + "\n"}
          </span>
        ))}
      </pre>
    </>
  );
}
