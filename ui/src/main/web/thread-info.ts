/** Is a thread as the server sends it. */
export interface ThreadInfo {
  threadName: string;
  stringifiedThreadInfo: string;
}

/** Returns the state of a thread, and the method that it executes; empty texts if they are unknown. */
export function summaryOf(thread: ThreadInfo): { state: string; at: string } {
  const [first = "", second = ""] = thread.stringifiedThreadInfo.split("\n");
  // The name may contain spaces and quotes, so the state is looked for behind it.
  const rest = first.slice(thread.threadName.length + 2);
  const state = /\bId=\d+ ([A-Z_]+)/.exec(rest)?.[1] ?? "";
  return { state: state.toLowerCase().replace(/_/g, " "), at: second.replace(/^\s*at /, "").trim() };
}

/** Returns the threads that contain a text, in the order of their names. */
export function found(threads: ThreadInfo[], word: string): ThreadInfo[] {
  const low = word.toLowerCase();
  return threads
    .filter((each) => (each.threadName + each.stringifiedThreadInfo).toLowerCase().includes(low))
    .sort((a, b) => a.threadName.localeCompare(b.threadName, "en", { numeric: true }));
}
