import { useEffect, useRef, useState } from "preact/hooks";
import { cancel, part, sqlSession, type SqlColumn } from "./gateway";
import { CurrentRows } from "./rows";

const ROWS_MAX = 1_000;
const PAUSE_MS = 200;

/** Is what is known of a statement that was started. */
export interface Outcome {
  number: number;
  isRunning: boolean;
  columns: SqlColumn[];
  rows: (string | null)[][];
  changes: number;
  isCut: boolean;
  error: string | null;
}

/** Runs one statement at a time. A statement ends when the page is left. */
export function useStatement() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const current = useRef<{ abort: AbortController; operation: string | null }>({ abort: new AbortController(), operation: null });
  const numbers = useRef(0);
  const stop = (): void => {
    const { abort, operation } = current.current;
    abort.abort();
    if (operation) void cancel(operation).catch(() => undefined);
    current.current = { abort: new AbortController(), operation: null };
    setOutcome((old) => old && { ...old, isRunning: false });
  };
  useEffect(() => stop, []);
  const run = (statement: string, mode: string): void => {
    stop();
    const own = current.current;
    void follow(statement, mode, own, ++numbers.current, (next) => own.abort.signal.aborted || setOutcome(next));
  };
  return { outcome, run, stop };
}

async function follow(
  statement: string,
  mode: string,
  own: { abort: AbortController; operation: string | null },
  number: number,
  show: (outcome: Outcome) => void,
): Promise<void> {
  const rows = new CurrentRows(ROWS_MAX);
  let columns: SqlColumn[] = [];
  const state = (isRunning: boolean, error: string | null): Outcome => ({
    number,
    isRunning,
    columns,
    rows: [...rows.rows],
    changes: rows.changes,
    isCut: rows.isCut,
    error,
  });
  show(state(true, null));
  try {
    own.operation = await sqlSession.execute(statement, mode);
    for (let token = 0; !own.abort.signal.aborted; ) {
      const found = await part(own.operation, token, own.abort.signal);
      if (found.results) {
        columns = found.results.columns;
        found.results.data.forEach((row) => rows.add(row));
      }
      if (found.resultType !== "NOT_READY") token++;
      if (found.resultType === "EOS") break;
      show(state(true, null));
      if (!found.results?.data.length) await new Promise((resolve) => window.setTimeout(resolve, PAUSE_MS));
    }
    show(state(false, null));
  } catch (failed) {
    show(state(false, failed instanceof Error ? failed.message : String(failed)));
  }
}
