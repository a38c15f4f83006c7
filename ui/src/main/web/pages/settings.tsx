import { useState } from "preact/hooks";
import type { Entry } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";

interface Config {
  executionConfig: {
    restartStrategy: string;
    jobParallelism: number;
    objectReuseMode: boolean;
    "user-config": Record<string, string>;
  };
}

interface Accumulator {
  name: string;
  type: string;
  value: string;
}

/** Shows the settings, the accumulators and the plan of a job. */
export function SettingsTab({ id }: { id: string }) {
  const { data, error } = usePoll<Config>(`/jobs/${id}/config`, 0);
  const settings = usePoll<Entry[]>(`/jobs/${id}/jobmanager/config`, 0);
  const plan = usePoll<unknown>(`/jobs/${id}/plan`, 0);
  if (!data) return <Pending error={error} />;
  const own = data.executionConfig;
  return (
    <>
      <section class="card">
        <h2>Execution</h2>
        <dl class="pairs">
          <dt>Restarts</dt>
          <dd>{own.restartStrategy}</dd>
          <dt>Parallelism</dt>
          <dd>{own.jobParallelism}</dd>
          <dt>Object reuse</dt>
          <dd>{own.objectReuseMode ? "yes" : "no"}</dd>
          {Object.entries(own["user-config"]).map(([key, value]) => (
            <>
              <dt class="wrap">{key}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      </section>
      <section class="card flush">
        <header>
          <h2>Accumulators</h2>
        </header>
        <Accumulators path={`/jobs/${id}/accumulators`} />
      </section>
      {settings.data && <Settings title="Settings of the cluster" entries={settings.data} />}
      {plan.data !== null && (
        <section class="card">
          <details>
            <summary>Plan as JSON</summary>
            <pre class="text">{JSON.stringify(plan.data, null, 2)}</pre>
          </details>
        </section>
      )}
    </>
  );
}

/** Shows settings with a filter. Secrets are already masked by the server. */
export function Settings({ title, entries }: { title: string; entries: Entry[] }) {
  const [word, setWord] = useState("");
  const shown = entries.filter((each) => (each.key + each.value).toLowerCase().includes(word.toLowerCase()));
  return (
    <section class="card flush">
      <header>
        <h2>{title}</h2>
        <input type="search" placeholder="Filter" aria-label={`Filter: ${title}`} onInput={(event) => setWord(event.currentTarget.value)} />
      </header>
      <Table label={title} columns={ENTRIES} rows={shown} id={(row) => row.key} empty="No setting differs from its default." />
    </section>
  );
}

const ENTRIES: Column<Entry>[] = [
  { title: "Key", isWide: true, order: (row) => row.key, cell: (row) => <span class="mono wrap">{row.key}</span> },
  { title: "Value", isWide: true, order: (row) => row.value, cell: (row) => <span class="mono wrap">{row.value}</span> },
];

const ACCUMULATORS: Column<Accumulator>[] = [
  { title: "Name", isWide: true, order: (row) => row.name, cell: (row) => row.name },
  { title: "Type", order: (row) => row.type, cell: (row) => row.type },
  { title: "Value", isWide: true, order: (row) => row.value, cell: (row) => <span class="mono wrap">{row.value}</span> },
];

/** Shows the accumulators of a job or of an operator. */
export function Accumulators({ path }: { path: string }) {
  const { data, error } = usePoll<Record<string, unknown>>(path, 3_000);
  if (!data) return <Pending error={error} />;
  const rows = (data.userTaskAccumulators ?? data.userAccumulators ?? []) as Accumulator[];
  return <Table label="Accumulators" columns={ACCUMULATORS} rows={rows} id={(row) => row.name} empty="There are no accumulators." />;
}
