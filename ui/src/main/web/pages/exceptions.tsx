import { session } from "../api/client";
import type { Exceptions, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { groupsOf, type FailureGroup } from "../failures";
import { count, duration, time } from "../format";
import { to } from "../router";
import { causesOf } from "../stack";
import { FailureLog } from "./failure-log";

const EXCEPTIONS_MS = 4_000;

/** Answers why the job failed: failures by their root cause, the newest first. */
export function ExceptionsTab({ job }: { job: JobDetails }) {
  const path = `/jobs/${job.jid}/exceptions?maxExceptions=50`;
  const { data, error } = usePoll<Exceptions>(path, job.endTime > 0 ? 0 : EXCEPTIONS_MS);
  if (!data) return <Pending error={error} />;
  const { entries, truncated } = data.exceptionHistory;
  if (entries.length === 0) return <p class="card empty">This job has not failed.</p>;
  const groups = groupsOf(entries);
  const first = entries[entries.length - 1];
  return (
    <>
      <p class="note warn">
        {truncated ? "More than " : ""}
        {count(entries.length, "failure")} with {count(groups.length, "root cause")}, the newest{" "}
        {duration(Math.max(0, job.now - (entries[0]?.timestamp ?? 0)))} ago. The first that is known, at {time(first?.timestamp ?? 0)}:{" "}
        <strong class="wrap">{causesOf(first?.stacktrace ?? "")[0]?.title.slice(0, 300)}</strong>
        {first?.taskName && <> in {first.taskName.slice(0, 200)}</>}.
      </p>
      {groups.map((each, index) => (
        <Group key={each.causes[0]?.title ?? index} job={job.jid} group={each} isOpen={index === 0} />
      ))}
    </>
  );
}

function Group({ job, group, isOpen }: { job: string; group: FailureGroup; isOpen: boolean }) {
  const newest = group.failures[0];
  const root = group.causes[0];
  if (!newest) return null;
  return (
    <section class="card grid">
      <div class="row apart">
        <h2 class="wrap">{root?.title ?? newest.exceptionName}</h2>
        <span class="dim">
          {group.failures.length > 1 ? `${group.failures.length} times, last at ` : ""}
          {time(newest.timestamp)}
        </span>
      </div>
      <Place group={group} />
      <details open={isOpen}>
        <summary>Root cause</summary>
        <pre class="text" tabIndex={0}>
          {root?.frames.join("\n") || "There are no stack frames."}
        </pre>
      </details>
      <FailureLog job={job} failure={newest} />
      {group.causes.length > 1 && (
        <details>
          <summary>{count(group.causes.length - 1, "exception")} around it</summary>
          <pre class="text" tabIndex={0}>
            {group.causes
              .slice(1)
              .map((each) => [each.title, ...each.frames.map((frame) => "    " + frame)].join("\n"))
              .join("\n\n")}
          </pre>
        </details>
      )}
    </section>
  );
}

/** Names the subtask and the worker of the newest failure, and the subtasks of the others. */
function Place({ group }: { group: FailureGroup }) {
  const newest = group.failures[0];
  const others = new Set(group.failures.map((each) => each.taskName).filter((name) => name && name !== newest?.taskName));
  return (
    <p class="dim wrap">
      {newest?.taskName ? (
        <>
          in <strong>{newest.taskName}</strong>
        </>
      ) : (
        "not in a subtask"
      )}
      {newest?.endpoint && <> on {newest.endpoint}</>}
      {others.size > 0 && <> and earlier in {[...others].slice(0, 5).join(", ")}</>}
      {newest?.taskManagerId && !session.value?.isHistory && (
        <>
          {" · "}
          <a href={to("workers", newest.taskManagerId, "logs")}>logs of this worker</a>
        </>
      )}
    </p>
  );
}
