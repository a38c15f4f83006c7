import { useEffect } from "preact/hooks";
import { jobGone, liveJob, watchJob } from "../api/live";
import { session } from "../api/client";
import type { JobDetails, Verdict } from "../api/types";
import { usePoll } from "../api/use";
import { StateBadge } from "../components/badge";
import { Pending } from "../components/states";
import { duration, rate, time } from "../format";
import { heldBackSentence } from "../held-back";
import { route, to } from "../router";
import { JobActions } from "./actions";
import { CheckpointsTab } from "./checkpoints";
import { JobFindings } from "./doctor";
import { ExceptionsTab } from "./exceptions";
import { GraphTab } from "./graph";
import { SettingsTab } from "./settings";
import { TimelineTab } from "./timeline";

const TABS: [string, string][] = [
  ["graph", "Graph"],
  ["exceptions", "Exceptions"],
  ["checkpoints", "Checkpoints"],
  ["timeline", "Timeline"],
  ["findings", "Doctor"],
  ["settings", "Settings"],
];

const DETAILS_MS = 5_000;
const TROUBLE = new Set(["bottleneck", "restarting"]);

/** Shows what a job does, why it is slow, and why it failed. */
export function JobPage({ id }: { id: string }) {
  useEffect(() => {
    // A history server has the archive of a job, and nothing that changes.
    if (!session.value?.isHistory) watchJob(id);
    return () => watchJob(null);
  }, [id]);
  const { data, error } = usePoll<JobDetails>(`/jobs/${id}`, DETAILS_MS);
  if (!data) return <Pending error={error} />;
  return (
    <>
      <Heading job={data} />
      <Sentence job={data} />
      <HeldBackLine id={id} />
      <Tabs id={id} />
      <Tab job={data} />
    </>
  );
}

function Heading({ job }: { job: JobDetails }) {
  const live = liveJob.value;
  const state = live?.state ?? job.state;
  const isOver = job.endTime > 0;
  return (
    <div class="heading">
      <div>
        <div class="row">
          <h1>{job.name || "(no name)"}</h1>
          <StateBadge state={state} />
        </div>
        <p class="dim">
          <span class="mono">{job.jid}</span> · started {time(job.startTime)} ·{" "}
          {isOver ? `ran for ${duration(job.duration)}` : `running for ${duration(live?.duration ?? job.duration)}`}
          {live && !isOver && (
            <>
              {" "}
              · reads <strong>{rate(live.rateIn)}</strong> · to sinks <strong>{rate(live.rateOut)}</strong>
              {live.lag !== null && (
                <>
                  {" "}
                  · event time lag <strong>{duration(live.lag)}</strong>
                </>
              )}
            </>
          )}
        </p>
      </div>
      <JobActions job={job} />
    </div>
  );
}

function Sentence({ job }: { job: JobDetails }) {
  const gone = jobGone.value;
  if (gone) return <p class="note bad">{gone}</p>;
  const verdict = liveJob.value?.verdict ?? (session.value?.isHistory ? pastVerdict(job) : undefined);
  if (!verdict) return <p class="note large dim">Measuring…</p>;
  const kind = verdict.kind === "failed" ? "bad" : TROUBLE.has(verdict.kind) ? "warn" : "good";
  return (
    <p class={`note large ${kind}`}>
      <strong>{verdict.sentence}</strong>{" "}
      {verdict.vertex && <a href={to("jobs", job.jid, "graph", verdict.vertex)}>Show the operator</a>}
      {(verdict.kind === "failed" || verdict.kind === "restarting") && (
        <a href={to("jobs", job.jid, "exceptions")}>Show the exceptions</a>
      )}
    </p>
  );
}

/** Names the split that holds back the event time. */
function HeldBackLine({ id }: { id: string }) {
  const live = liveJob.value;
  const said = live && heldBackSentence(live);
  if (!live?.heldBack || !said) return null;
  return (
    <p class={said.isBad ? "note warn" : "dim"}>
      The event time is held back by {said.split && (
        <>
          the split <span class="mono wrap">{said.split}</span>
        </>
      )}{" "}
      {said.rest}{" "}
      <a href={to("jobs", id, "graph", live.heldBack.vertex)}>Show the source</a>
    </p>
  );
}

function pastVerdict(job: JobDetails): Verdict {
  if (job.state === "FAILED") return { kind: "failed", vertex: null, sentence: "The job has failed." };
  return { kind: "ended", vertex: null, sentence: job.state === "CANCELED" ? "The job was cancelled." : "The job has finished." };
}

function Tabs({ id }: { id: string }) {
  const shown = route.value[2] ?? "graph";
  return (
    <nav class="tabs" aria-label="Parts of the job">
      {TABS.filter(([path]) => path !== "findings" || !session.value?.isHistory).map(([path, title]) => (
        <a key={path} href={to("jobs", id, path)} aria-current={shown === path ? "page" : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}

function Tab({ job }: { job: JobDetails }) {
  switch (route.value[2] ?? "graph") {
    case "exceptions":
      return <ExceptionsTab job={job} />;
    case "checkpoints":
      return <CheckpointsTab job={job} />;
    case "timeline":
      return <TimelineTab job={job} />;
    case "findings":
      return <JobFindings id={job.jid} />;
    case "settings":
      return <SettingsTab id={job.jid} />;
    default:
      return <GraphTab job={job} picked={route.value[3] ?? null} />;
  }
}
