import type { JobDetails, JobVertex, LiveSubtask, LiveSubtasks } from "../api/types";
import { session } from "../api/client";
import { subtasksOf, type PastVertex } from "../api/past";
import { usePoll } from "../api/use";
import { StateBadge } from "../components/badge";
import { Shares } from "../components/shares";
import { Pending } from "../components/states";
import { Table, type Column } from "../components/table";
import { count, duration, percent, rate, time, whole } from "../format";
import { route, to } from "../router";
import { skewOf, type Skew } from "../skew";
import { Flame } from "./flame";
import { Records } from "./records";
import { Accumulators } from "./settings";

const SUBTASKS_MS = 1_500;

const PARTS: [string, string][] = [
  ["subtasks", "Subtasks"],
  ["flame", "Flame graph"],
  ["records", "Records"],
  ["accumulators", "Accumulators"],
];

/** Shows an operator: its subtasks with their skew, a flame graph, and its accumulators. */
export function VertexPanel({ job, vertex }: { job: JobDetails; vertex: JobVertex }) {
  const part = route.value[4] ?? "subtasks";
  return (
    <section class="card flush">
      <header>
        <h2 class="wrap">{vertex.name}</h2>
        <div class="row">
          <nav class="parts" aria-label="Parts of the operator">
            {PARTS.map(([name, title]) => (
              <a key={name} href={to("jobs", job.jid, "graph", vertex.id, name)} aria-current={part === name ? "page" : undefined}>
                {title}
              </a>
            ))}
          </nav>
          <a href={to("jobs", job.jid, "graph")}>All operators</a>
        </div>
      </header>
      {part === "subtasks" && <Subtasks job={job} vertex={vertex} />}
      {part === "flame" && <Flame job={job.jid} vertex={vertex.id} />}
      {part === "records" && <Records job={job} vertex={vertex} />}
      {part === "accumulators" && <Accumulators path={`/jobs/${job.jid}/vertices/${vertex.id}/accumulators`} />}
    </section>
  );
}

function Subtasks({ job, vertex }: { job: JobDetails; vertex: JobVertex }) {
  const every = job.endTime > 0 ? 0 : SUBTASKS_MS;
  const path = `/jobs/${job.jid}/vertices/${vertex.id}`;
  const isHistory = session.value?.isHistory ?? false;
  const live = usePoll<LiveSubtasks>(isHistory ? null : `${path}/live`, every);
  const past = usePoll<PastVertex>(isHistory ? path : null, 0);
  const data = past.data ? subtasksOf(past.data) : live.data;
  if (!data) return <Pending error={isHistory ? past.error : live.error} />;
  const skew = skewOf(data.subtasks);
  return (
    <>
      <SkewLine subtasks={data.subtasks} skew={skew} />
      <Table
        label={`Subtasks of ${vertex.name}`}
        columns={columns(data, skew)}
        rows={data.subtasks}
        id={(row) => row.subtask}
        mark={(row) => (row.subtask === skew.most && skew.isUneven ? "marked" : "")}
      />
    </>
  );
}

function SkewLine({ subtasks, skew }: { subtasks: LiveSubtask[]; skew: Skew }) {
  if (subtasks.length < 2) return null;
  const text = skew.isUneven
    ? `Uneven: subtask ${skew.most} receives ${percent(skew.share)} of the records, ${skew.times.toFixed(1)} times the mean.`
    : "The records are spread evenly over the subtasks.";
  const marks = subtasks.filter((each) => each.watermark !== null);
  const lowest = marks.reduce<LiveSubtask | null>(
    (low, each) => (low === null || (each.watermark as number) < (low.watermark as number) ? each : low),
    null,
  );
  return (
    <p class={`note ${skew.isUneven ? "warn" : ""}`}>
      {text} {lowest && marks.length > 1 && `Subtask ${lowest.subtask} has the lowest watermark and holds back the event time.`}
    </p>
  );
}

function columns(data: LiveSubtasks, skew: Skew): Column<LiveSubtask>[] {
  return [
    { title: "Subtask", isNumber: true, order: (row) => row.subtask, cell: (row) => row.subtask },
    { title: "State", order: (row) => row.state, cell: (row) => <StateBadge state={row.state} /> },
    {
      title: "Time",
      isWide: true,
      order: (row) => row.busy,
      cell: (row) => <Shares busy={row.busy} backPressured={row.backPressured} idle={row.idle} />,
    },
    { title: "Busy", isNumber: true, order: (row) => row.busy, cell: (row) => percent(row.busy) },
    { title: "In", isNumber: true, order: (row) => row.rateIn, cell: (row) => rate(row.rateIn) },
    {
      title: "Share of input",
      isNumber: true,
      order: (row) => row.rateIn,
      cell: (row) => (skew.total > 0 ? percent(row.rateIn / skew.total) : "–"),
    },
    { title: "Out", isNumber: true, order: (row) => row.rateOut, cell: (row) => rate(row.rateOut) },
    { title: "Records in", isNumber: true, order: (row) => row.totalIn, cell: (row) => whole(row.totalIn) },
    {
      title: "Watermark",
      isNumber: true,
      order: (row) => row.watermark ?? 0,
      cell: (row) => (row.watermark === null ? "–" : <span title={`${duration(data.now - row.watermark)} behind the clock`}>{time(row.watermark)}</span>),
    },
    ...(data.subtasks.some((each) => each.slowSplit !== null)
      ? [
          {
            title: "Slowest split",
            order: (row: LiveSubtask) => row.slowSplit ?? "",
            cell: (row: LiveSubtask) =>
              row.slowSplit === null ? "–" : <span title={`The split with the lowest watermark of ${count(row.splits, "split")}`}>{row.slowSplit.slice(0, 120)}</span>,
          },
        ]
      : []),
    { title: "Attempt", isNumber: true, order: (row) => row.attempt, cell: (row) => row.attempt + 1 },
    {
      title: "Worker",
      order: (row) => row.worker,
      cell: (row) => (row.worker ? <a href={to("workers", row.worker)}>{row.endpoint || row.worker}</a> : "–"),
    },
  ];
}
