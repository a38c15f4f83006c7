import { historyOf } from "../api/history";
import { liveJob } from "../api/live";
import type { JobDetails, LiveVertex } from "../api/types";
import { Chart } from "../components/chart";
import { StateBadge } from "../components/badge";
import { Shares } from "../components/shares";
import { Table, type Column } from "../components/table";
import { duration, rate, whole } from "../format";
import { byId } from "../graph/model";
import { GraphView } from "../graph/view";
import { to } from "../router";
import { VertexPanel } from "./vertex";

/** Shows the graph of a job, its operators and its rates. */
export function GraphTab({ job, picked }: { job: JobDetails; picked: string | null }) {
  const pick = (vertex: string): void => {
    window.location.hash = picked === vertex ? to("jobs", job.jid, "graph") : to("jobs", job.jid, "graph", vertex);
  };
  const look = (from: string, target: string): void => {
    window.location.hash = to("jobs", job.jid, "graph", target, "records", from);
  };
  const vertex = job.vertices.find((each) => each.id === picked);
  return (
    <>
      <GraphView job={job} picked={picked} onPick={pick} onEdge={look} />
      {vertex && <VertexPanel key={vertex.id} job={job} vertex={vertex} />}
      {!vertex && <Operators job={job} />}
      {job.endTime < 0 && <Rates id={job.jid} />}
    </>
  );
}

function Operators({ job }: { job: JobDetails }) {
  const live = byId(liveJob.value?.vertices);
  type Row = JobDetails["vertices"][number];
  const columns: Column<Row>[] = [
    {
      title: "Operator",
      isWide: true,
      order: (row) => row.name,
      cell: (row) => (
        <a class="name" href={to("jobs", job.jid, "graph", row.id)}>
          {row.name}
        </a>
      ),
    },
    { title: "State", cell: (row) => <StateBadge state={live.get(row.id)?.state ?? row.status} /> },
    { title: "Subtasks", isNumber: true, order: (row) => row.parallelism, cell: (row) => row.parallelism },
    { title: "Time", isWide: true, order: (row) => live.get(row.id)?.busy ?? 0, cell: (row) => <OfTime own={live.get(row.id)} /> },
    { title: "In", isNumber: true, order: (row) => live.get(row.id)?.rateIn ?? 0, cell: (row) => rate(live.get(row.id)?.rateIn ?? 0) },
    { title: "Out", isNumber: true, order: (row) => live.get(row.id)?.rateOut ?? 0, cell: (row) => rate(live.get(row.id)?.rateOut ?? 0) },
    { title: "Records in", isNumber: true, order: (row) => live.get(row.id)?.totalIn ?? 0, cell: (row) => whole(live.get(row.id)?.totalIn ?? 0) },
    { title: "Lag", isNumber: true, order: (row) => live.get(row.id)?.lag ?? 0, cell: (row) => (job.endTime > 0 ? "–" : lag(live.get(row.id)?.lag)) },
    { title: "Late", isNumber: true, order: (row) => live.get(row.id)?.late ?? 0, cell: (row) => live.get(row.id)?.late || "–" },
  ];
  return (
    <section class="card flush">
      <header>
        <h2>Operators</h2>
        <span class="dim">Choose an operator to see its subtasks, or the label of an edge to see records.</span>
      </header>
      <Table label="Operators" columns={columns} rows={job.vertices} id={(row) => row.id} />
    </section>
  );
}

function lag(value: number | null | undefined): string {
  return value == null ? "–" : duration(value);
}

function OfTime({ own }: { own: LiveVertex | undefined }) {
  return own ? <Shares busy={own.busy} backPressured={own.backPressured} idle={own.idle} /> : <>–</>;
}

function Rates({ id }: { id: string }) {
  // Reading the signal draws the charts again with each new point.
  const hasLag = liveJob.value?.lag != null;
  const history = historyOf(id);
  const [input, output, behind] = history.series as [(number | null)[], (number | null)[], (number | null)[]];
  if (history.times.length < 2) return null;
  return (
    <div class="two">
      <section class="card">
        <h2>Records per second</h2>
        <Chart
          label="Records per second"
          times={history.times}
          series={[input, output]}
          lines={[
            { label: "read by sources", color: "--accent", value: rate },
            { label: "to sinks", color: "--busy", value: rate },
          ]}
        />
      </section>
      {hasLag && (
        <section class="card">
          <h2>Event time lag</h2>
          <Chart
            label="Event time lag"
            times={history.times}
            series={[behind]}
            lines={[{ label: "behind the clock", color: "--press", value: (value) => duration(value * 1000) }]}
          />
        </section>
      )}
    </div>
  );
}
