import { useEffect, useState } from "preact/hooks";
import { refusal, session } from "../api/client";
import { ActionButton } from "../components/action";
import { Dialog } from "../components/dialog";
import { Table, type Column } from "../components/table";
import { count } from "../format";
import { Bars } from "../sql/bars";
import { SqlEditor } from "../sql/editor";
import { PlanGraph } from "../sql/plan";
import { placeOf, stepsOf } from "../sql/rows";
import { saveQuery, savedQueries, type SavedQuery } from "../sql/saved";
import { useStatement, type Outcome } from "../sql/statement";

const FIRST = `SELECT city, SUM(amount) AS amount
FROM (VALUES ('Oslo', 12), ('Bergen', 7), ('Oslo', 5)) AS sales (city, amount)
GROUP BY city`;

/** Runs SQL statements and shows their rows while they arrive. */
export function SqlPage() {
  const why = refusal("admin");
  if (session.value && !session.value.hasSql) return <p class="card empty">This process executes no SQL. Start `millrace coordinator`, without the setting `millrace.web.sql.enabled: false`.</p>;
  return (
    <>
      <div class="heading">
        <div>
          <h1>SQL</h1>
          <p class="dim">Statements run in the process of the coordinator. Tables last as long as the session of this page.</p>
        </div>
      </div>
      {why && <p class="note">{why}</p>}
      <Console why={why} />
    </>
  );
}

function Console({ why }: { why: string | null }) {
  const [text, setText] = useState(FIRST);
  const [mode, setMode] = useState("streaming");
  const [saved, setSaved] = useState(savedQueries);
  const { outcome, run, stop } = useStatement();
  const isRunning = outcome?.isRunning ?? false;
  const [isNamed, setNamed] = useState(false);
  const start = (statement: string): void => {
    if (why === null) run(statement, mode);
  };
  return (
    <>
      <section class="card grid">
        <SqlEditor text={text} error={outcome?.error ? placeOf(outcome.error) : null} onText={setText} onRun={() => start(text)} />
        <div class="row">
          <ActionButton label="Run" isMain refusal={why} onClick={() => start(text)} />
          <ActionButton label="Explain" refusal={why} onClick={() => start(`EXPLAIN ${text}`)} />
          <ActionButton label="Cancel" refusal={isRunning ? null : "No statement is running."} onClick={stop} />
          <label class="row">
            Mode
            <select value={mode} onChange={(event) => setMode(event.currentTarget.value)}>
              <option value="streaming">streaming</option>
              <option value="batch">batch</option>
            </select>
          </label>
          <ActionButton label="Save" refusal={null} onClick={() => setNamed(true)} />
          <span class="dim">Ctrl+Enter runs, Ctrl+Space completes.</span>
        </div>
        {saved.length > 0 && (
          <details>
            <summary>{count(saved.length, "saved query")}</summary>
            <ul class="saved">
              {saved.map((each) => (
                <li key={each.name} class="row">
                  <button onClick={() => setText(each.text)}>{each.name.slice(0, 80)}</button>
                  <button class="plain" aria-label={`Delete ${each.name}`} onClick={() => setSaved(saveQuery(each.name, ""))}>
                    ✕
                  </button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {isNamed && <SaveDialog text={text} onClose={() => setNamed(false)} onSaved={setSaved} />}
      {outcome && <Result outcome={outcome} />}
    </>
  );
}

function SaveDialog({ text, onClose, onSaved }: { text: string; onClose: () => void; onSaved: (all: SavedQuery[]) => void }) {
  const [name, setName] = useState(text.slice(0, 40).replace(/\s+/g, " "));
  const save = async (): Promise<void> => onSaved(saveQuery(name.trim() || "query", text));
  return (
    <Dialog title="Save the query" action="Save query" onClose={onClose} onConfirm={save}>
      <p>This browser keeps the query. Other browsers do not see it.</p>
      <label class="field">
        Name
        <input type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
    </Dialog>
  );
}

function Result({ outcome }: { outcome: Outcome }) {
  const [isChart, setChart] = useState(false);
  useEffect(() => setChart(false), [outcome.number]);
  const plan = outcome.rows.length === 1 ? stepsOf(outcome.rows[0]?.[0] ?? "") : [];
  const columns: Column<{ number: number; fields: (string | null)[] }>[] = outcome.columns.map((each, index) => ({
    title: each.name,
    order: (row) => row.fields[index] ?? "",
    cell: (row) => (row.fields[index] === null ? <span class="dim">NULL</span> : <span class="mono wrap">{row.fields[index]}</span>),
  }));
  return (
    <section class="card flush">
      <header>
        <h2>Result</h2>
        <span class="dim" role="status">
          {outcome.isRunning ? "running, " : ""}
          {count(outcome.rows.length, "row")} from {count(outcome.changes, "change")}
          {outcome.isCut ? "; only the first rows are shown" : ""}
        </span>
        {plan.length === 0 && outcome.columns.length > 1 && (
          <button aria-pressed={isChart} onClick={() => setChart(!isChart)}>
            {isChart ? "Table" : "Chart"}
          </button>
        )}
      </header>
      {outcome.error && (
        <pre class="note bad wrap" role="alert">
          {outcome.error}
        </pre>
      )}
      {plan.length > 0 ? (
        <div class="padded grid">
          <PlanGraph steps={plan} />
          <pre class="text" tabIndex={0}>
            {outcome.rows[0]?.[0]}
          </pre>
        </div>
      ) : isChart ? (
        <div class="padded">
          <Bars columns={outcome.columns} rows={outcome.rows} />
        </div>
      ) : (
        !outcome.error && (
          <Table
            label="Result"
            columns={columns}
            rows={outcome.rows.map((fields, number) => ({ number, fields }))}
            id={(row) => row.number}
            empty={outcome.isRunning ? "Waiting for rows…" : "The result has no rows."}
          />
        )
      )}
    </section>
  );
}
