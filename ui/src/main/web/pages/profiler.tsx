import { useState } from "preact/hooks";
import { refusal, send } from "../api/client";
import type { Profile } from "../api/types";
import { usePoll } from "../api/use";
import { ActionButton } from "../components/action";
import { StateBadge } from "../components/badge";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { tell } from "../components/toasts";
import { time } from "../format";

const PROFILES_MS = 2_000;
const MODES: [string, string][] = [
  ["CPU", "CPU: which code runs"],
  ["WALL", "WALL: what threads do, including waiting"],
  ["ALLOC", "ALLOC: which code allocates memory"],
  ["LOCK", "LOCK: which code waits for locks"],
];

/** Takes profiles of a process and shows the newest ones. */
export function ProfilerTab({ path }: { path: string }) {
  const { data, error, reload } = usePoll<{ profilingList: Profile[] }>(`${path}/profiler`, PROFILES_MS);
  const [mode, setMode] = useState("CPU");
  const [seconds, setSeconds] = useState(10);
  const start = async (): Promise<void> => {
    try {
      await send("POST", `${path}/profiler`, { mode, duration: seconds });
      reload();
    } catch (failed) {
      tell("bad", failed instanceof Error ? failed.message : String(failed));
    }
  };
  return (
    <>
      <section class="card grid">
        <p class="dim">A profile samples this process for some seconds and shows where the time goes. Jobs continue and become a little slower.</p>
        <div class="row">
          <label class="row">
            Mode
            <select value={mode} onChange={(event) => setMode(event.currentTarget.value)}>
              {MODES.map(([name, title]) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label class="row">
            Seconds
            <input type="number" min="1" max="300" value={seconds} onInput={(event) => setSeconds(Number(event.currentTarget.value))} />
          </label>
          <ActionButton label="Start" isMain refusal={refusal("operate")} onClick={() => void start()} />
        </div>
      </section>
      {!data ? (
        <Pending error={error} />
      ) : (
        <section class="card flush">
          <Table label="Profiles" columns={columns(path)} rows={data.profilingList} id={(row) => row.triggerTime} empty="No profile was taken yet." />
        </section>
      )}
    </>
  );
}

function columns(path: string): Column<Profile>[] {
  return [
    { title: "Started", isNumber: true, cell: (row) => time(row.triggerTime) },
    { title: "Mode", cell: (row) => row.mode },
    { title: "Seconds", isNumber: true, cell: (row) => row.duration },
    { title: "State", cell: (row) => <StateBadge state={row.status} /> },
    { title: "Note", isWide: true, cell: (row) => <span class="wrap">{row.message ?? ""}</span> },
    {
      title: "Result",
      cell: (row) =>
        row.outputFile && (
          <a href={`v1${path}/profiler/${encodeURIComponent(row.outputFile)}`} target="_blank" rel="noopener">
            Open
          </a>
        ),
    },
  ];
}
