import { useState } from "preact/hooks";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { count } from "../format";

interface Dump {
  threadInfos: { threadName: string; stringifiedThreadInfo: string }[];
}

/** Shows the stacks of all threads of a process. */
export function ThreadsTab({ path }: { path: string }) {
  const { data, error, reload } = usePoll<Dump>(`${path}/thread-dump`, 0);
  const [word, setWord] = useState("");
  if (!data) return <Pending error={error} />;
  const low = word.toLowerCase();
  const shown = data.threadInfos.filter((each) => (each.threadName + each.stringifiedThreadInfo).toLowerCase().includes(low));
  return (
    <section class="card grid">
      <div class="row">
        <input type="search" placeholder="Name or frame" aria-label="Search in the threads" onInput={(event) => setWord(event.currentTarget.value)} />
        <button onClick={reload}>Take again</button>
        <span class="dim">{count(shown.length, "thread")}</span>
      </div>
      {shown.map((each, index) => (
        <details key={index} open={shown.length <= 3}>
          <summary class="mono wrap">{each.threadName}</summary>
          <pre class="text">{each.stringifiedThreadInfo}</pre>
        </details>
      ))}
    </section>
  );
}
