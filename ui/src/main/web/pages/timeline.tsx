import { useState } from "preact/hooks";
import type { Exceptions, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { attemptsOf } from "../failures";
import { count, duration, time } from "../format";
import { cut } from "../graph/model";
import { segments, type Segment } from "../timeline";

interface Times {
  subtasks: { subtask: number; endpoint: string; timestamps: Record<string, number> }[];
}

const TIMELINE_MS = 5_000;
/** The coordinator remembers so many failures unless it is told otherwise (web.exception-history-size). */
const HISTORY = 16;
const LABEL = 230;
const WIDTH = 1000;
const LINE = 26;
const COLORS: Record<string, string> = {
  CREATED: "--idle",
  INITIALIZING: "--busy",
  SCHEDULED: "--idle",
  DEPLOYING: "--busy",
  RUNNING: "--accent",
  RESTARTING: "--bad",
  FAILING: "--bad",
  FAILED: "--bad",
  FINISHED: "--good",
  CANCELLING: "--press",
  CANCELED: "--press",
};

/** Shows when the job and its subtasks were in which state. */
export function TimelineTab({ job }: { job: JobDetails }) {
  const [vertex, setVertex] = useState(job.vertices[0]?.id ?? "");
  const end = job.endTime > 0 ? job.endTime : job.now;
  const failures = usePoll<Exceptions>(`/jobs/${job.jid}/exceptions?maxExceptions=200`, job.endTime > 0 ? 0 : TIMELINE_MS).data;
  const known = failures?.exceptionHistory.entries ?? [];
  const number = known.length + (job.state === "FAILED" ? 0 : 1);
  const isCut = known.length >= HISTORY;
  const rows = [
    {
      name: isCut ? `newest ${number} attempts` : count(number, "attempt"),
      parts: attemptsOf(job.startTime, known, end, job.state === "FAILED").map((part, index) =>
        isCut && index === 0 ? { ...part, state: "EARLIER ATTEMPTS" } : part,
      ),
    },
    ...job.vertices.map((each) => ({
      name: each.name,
      parts: [{ state: each.status, from: each.startTime, to: each.endTime > 0 ? each.endTime : end }].filter((part) => part.from > 0),
    })),
  ];
  return (
    <>
      <section class="card">
        <h2>Attempts of the job, and operators in the newest one</h2>
        <Gantt label="Job and operators" rows={rows} from={job.startTime} to={end} />
        <Colors />
      </section>
      <section class="card grid">
        <div class="row apart">
          <h2>Subtasks</h2>
          <select aria-label="Operator" value={vertex} onChange={(event) => setVertex(event.currentTarget.value)}>
            {job.vertices.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </div>
        {vertex && <Subtasks job={job} vertex={vertex} end={end} />}
      </section>
    </>
  );
}

function Subtasks({ job, vertex, end }: { job: JobDetails; vertex: string; end: number }) {
  const { data, error } = usePoll<Times>(`/jobs/${job.jid}/vertices/${vertex}/subtasktimes`, job.endTime > 0 ? 0 : TIMELINE_MS);
  if (!data) return <Pending error={error} />;
  const rows = data.subtasks.map((each) => ({ name: `${each.subtask} on ${each.endpoint}`, parts: segments(each.timestamps, end) }));
  return <Gantt label="Subtasks" rows={rows} from={job.startTime} to={end} />;
}

interface GanttProps {
  label: string;
  rows: { name: string; parts: Segment[] }[];
  from: number;
  to: number;
}

function Gantt({ label, rows, from, to }: GanttProps) {
  const span = Math.max(1, to - from);
  const at = (ms: number): number => LABEL + ((WIDTH - LABEL) * Math.max(0, Math.min(span, ms - from))) / span;
  const height = rows.length * LINE + 24;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <svg class="gantt" viewBox={`0 0 ${WIDTH} ${height}`} style={{ minWidth: "640px" }} role="img" aria-label={label}>
        {rows.map((row, index) => (
          <g key={index} transform={`translate(0 ${index * LINE})`}>
            <text x="0" y="17">
              {cut(row.name, 30)}
            </text>
            <line x1={LABEL} x2={WIDTH} y1={LINE - 1} y2={LINE - 1} />
            {row.parts.map((part, number) => (
              <rect
                key={number}
                x={at(part.from)}
                y="5"
                height={LINE - 11}
                width={Math.max(2, at(part.to) - at(part.from))}
                fill={`var(${COLORS[part.state] ?? "--idle"})`}
                stroke="var(--surface)"
                strokeWidth="1"
              >
                <title>{`${part.state.toLowerCase()} for ${duration(part.to - part.from)} from ${time(part.from)}`}</title>
              </rect>
            ))}
          </g>
        ))}
        <text class="axis" x={LABEL} y={height - 6}>
          {time(from, to)}
        </text>
        <text class="axis" x={WIDTH} y={height - 6} text-anchor="end">
          {time(to, to)} ({duration(span)})
        </text>
      </svg>
    </div>
  );
}

function Colors() {
  const shown = ["EARLIER ATTEMPTS", "INITIALIZING", "RUNNING", "FAILED", "FINISHED", "CANCELED"];
  return (
    <div class="legend">
      {shown.map((state) => (
        <span key={state}>
          <i style={{ background: `var(${COLORS[state] ?? "--idle"})` }} />
          {state.toLowerCase()}
        </span>
      ))}
    </div>
  );
}
