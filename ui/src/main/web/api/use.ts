import { useEffect, useState } from "preact/hooks";
import { ApiError, get } from "./client";

/** Is what a page knows of an answer: the newest answer, and why there is no newer one. */
export interface Loaded<T> {
  data: T | null;
  error: string | null;
  reload: () => void;
}

/** Asks for an answer now and then again after each pause; 0 asks once. A null path asks for nothing. */
export function usePoll<T>(path: string | null, everyMs: number): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; error: string | null }>({
    path,
    data: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    let timer = 0;
    const ask = async (): Promise<void> => {
      try {
        const data = await get<T>(path, abort.signal);
        setState({ path, data, error: null });
      } catch (failed) {
        if (abort.signal.aborted) return;
        const why = failed instanceof ApiError ? failed.message : String(failed);
        setState((old) => ({ path, data: old.path === path ? old.data : null, error: why }));
      }
      if (everyMs > 0 && !abort.signal.aborted) timer = window.setTimeout(() => void ask(), everyMs);
    };
    void ask();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [path, everyMs, round]);
  const isCurrent = state.path === path;
  return {
    data: isCurrent ? state.data : null,
    error: isCurrent ? state.error : null,
    reload: () => setRound((old) => old + 1),
  };
}
