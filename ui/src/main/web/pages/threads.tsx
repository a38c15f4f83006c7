import { useState } from "preact/hooks";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { count } from "../format";
import { found, summaryOf, type ThreadInfo } from "../thread-info";

interface Dump {
  threadInfos: ThreadInfo[];
}

/** Shows the stacks of all threads of a process. */
export function ThreadsTab({ path }: { path: string }) {
  const { data, error, reload } = usePoll<Dump>(`${path}/thread-dump`, 0);
  const [word, setWord] = useState("");
  if (!data) return <Pending error={error} />;
  const shown = found(data.threadInfos, word);
  return (
    <section class="card grid">
      <div class="row">
        <input type="search" placeholder="Name or frame" aria-label="Search in the threads" onInput={(event) => setWord(event.currentTarget.value)} />
        <button onClick={reload}>Take again</button>
        <span class="dim">{count(shown.length, "thread")}</span>
      </div>
      {shown.map((each, index) => (
        <details key={index} open={shown.length <= 3}>
          <summary class="mono wrap">
            {each.threadName} <Summary thread={each} />
          </summary>
          <pre class="text">{each.stringifiedThreadInfo}</pre>
        </details>
      ))}
    </section>
  );
}

function Summary({ thread }: { thread: ThreadInfo }) {
  const { state, at } = summaryOf(thread);
  return (
    <span class="dim">
      {state} {at}
    </span>
  );
}
