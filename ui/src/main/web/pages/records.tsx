import { useEffect, useState } from "preact/hooks";
import { ApiError, get, refusal } from "../api/client";
import type { JobDetails, JobVertex } from "../api/types";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { count, time } from "../format";
import { columnsOf, filtered, merged, textOf, type SampledRecord, type ShownRecord } from "../records";
import { route, to } from "../router";

interface Answer {
  now: number;
  senders: { id: string; name: string }[];
  records: SampledRecord[];
}

const PAUSE_MS = 1_000;
const ASKED = 20;
const KEPT = 200;
const COLUMNS_MOST = 10;

/** Shows samples of the records that arrive at an operator. */
export function Records({ job, vertex }: { job: JobDetails; vertex: JobVertex }) {
  const why = refusal("operate");
  const from = route.value[5] ?? "";
  if (why) return <p class="note">Samples of records need another role. {why}</p>;
  if (job.endTime > 0) return <p class="note">The job has ended, so no records arrive.</p>;
  return <Tap key={from} job={job} vertex={vertex} from={from} />;
}

/** Asks for records again and again, unless it is paused. */
function useRecords(path: string, isPaused: boolean) {
  const [records, setRecords] = useState<ShownRecord[]>([]);
  const [senders, setSenders] = useState<Answer["senders"] | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (isPaused) return undefined;
    const abort = new AbortController();
    let timer = 0;
    const ask = async (): Promise<void> => {
      try {
        const found = await get<Answer>(path, abort.signal);
        setSenders(found.senders);
        setRecords((known) => merged(known, found.records, found.now, KEPT));
        setError(null);
      } catch (failed) {
        if (abort.signal.aborted) return;
        setError(failed instanceof ApiError ? failed.message : String(failed));
      }
      if (!abort.signal.aborted) timer = window.setTimeout(() => void ask(), PAUSE_MS);
    };
    void ask();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [path, isPaused]);
  return { records, senders, error, clear: () => setRecords([]) };
}

function Tap({ job, vertex, from }: { job: JobDetails; vertex: JobVertex; from: string }) {
  const [isPaused, setPaused] = useState(false);
  const [word, setWord] = useState("");
  const base = `/jobs/${job.jid}/vertices/${vertex.id}/records?limit=${ASKED}`;
  const { records, senders, error, clear } = useRecords(base + (from ? `&from=${encodeURIComponent(from)}` : ""), isPaused);
  if (!senders) return <Pending error={error} />;
  if (senders.length === 0)
    return <p class="note">This operator is a source: no records arrive from other operators. Choose the operator that reads from it.</p>;
  const choose = (id: string): void => {
    window.location.hash = to("jobs", job.jid, "graph", vertex.id, "records", ...(id ? [id] : []));
  };
  const shown = filtered(records, word);
  return (
    <div class="grid padded">
      <p class="dim">
        A sample of the records that arrive now, at most {ASKED} each second. The newest is first.
      </p>
      <div class="row">
        <label class="row">
          From
          <select value={from} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">all operators</option>
            {senders.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name.slice(0, 80)}
              </option>
            ))}
          </select>
        </label>
        <input type="search" placeholder="Filter" aria-label="Filter the records" onInput={(event) => setWord(event.currentTarget.value)} />
        <button aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          {isPaused ? "Continue" : "Pause"}
        </button>
        <button onClick={clear}>Clear</button>
        <span class="dim" role="status">
          {count(shown.length, "record")}
          {isPaused ? ", paused" : ""}
        </span>
      </div>
      {error && <Pending error={error} />}
      <Table
        label="Records"
        columns={columns(shown, senders)}
        rows={shown}
        id={(row) => row.number}
        most={KEPT}
        empty={word ? "No record contains this text." : "No record has arrived yet."}
      />
    </div>
  );
}

function columns(records: ShownRecord[], senders: Answer["senders"]): Column<ShownRecord>[] {
  const name = (id: string): string => senders.find((each) => each.id === id)?.name.slice(0, 60) ?? "–";
  const names = columnsOf(records, COLUMNS_MOST);
  const values: Column<ShownRecord>[] = names
    ? names.map((title, index) => ({ title, cell: (row) => <span class="mono wrap clamp">{row.fields?.[index]?.[1]}</span> }))
    : [{ title: "Record", isWide: true, cell: (row) => <Value record={row} /> }];
  return [
    { title: "Event time", isNumber: true, order: (row) => row.timestamp ?? 0, cell: (row) => (row.timestamp === null ? "–" : time(row.timestamp)) },
    ...(senders.length > 1 ? [{ title: "From", cell: (row: ShownRecord) => name(row.from) }] : []),
    { title: "Subtask", isNumber: true, order: (row) => row.subtask, cell: (row) => row.subtask },
    { title: "Type", order: (row) => row.type, cell: (row) => <span class="mono wrap">{row.type}</span> },
    ...values,
  ];
}

function Value({ record }: { record: ShownRecord }) {
  if (!record.fields) return <span class="mono wrap clamp">{textOf(record)}</span>;
  return (
    <span class="mono wrap clamp">
      {record.fields.map(([name, value], index) => (
        <span key={index}>
          <span class="dim">{name}</span> {value}{" "}
        </span>
      ))}
    </span>
  );
}
