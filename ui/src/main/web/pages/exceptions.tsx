import type { Exceptions, Failure, JobDetails } from "../api/types";
import { usePoll } from "../api/use";
import { Pending } from "../components/states";
import { count, duration, time } from "../format";
import { to } from "../router";
import { causesOf } from "../stack";

const EXCEPTIONS_MS = 4_000;

/** Answers why the job failed: the root cause of each failure first, the newest failure first. */
export function ExceptionsTab({ job }: { job: JobDetails }) {
  const { data, error } = usePoll<Exceptions>(`/jobs/${job.jid}/exceptions?maxExceptions=50`, job.endTime > 0 ? 0 : EXCEPTIONS_MS);
  if (!data) return <Pending error={error} />;
  const all = data.exceptionHistory.entries;
  if (all.length === 0) return <p class="card empty">This job has not failed.</p>;
  return (
    <>
      <Summary failures={all} now={job.now} isCut={data.exceptionHistory.truncated} />
      {all.map((each, index) => (
        <OneFailure key={`${each.timestamp} ${index}`} failure={each} isOpen={index === 0} />
      ))}
    </>
  );
}

function Summary({ failures, now, isCut }: { failures: Failure[]; now: number; isCut: boolean }) {
  const first = failures[failures.length - 1] as Failure;
  const newest = failures[0] as Failure;
  const titles = new Set(failures.map((each) => causesOf(each.stacktrace)[0]?.title));
  const same = titles.size === 1 && failures.length > 1 ? " All have the same root cause." : "";
  return (
    <p class="note warn">
      {isCut ? "More than " : ""}
      {count(failures.length, "failure")}. The first was at {time(first.timestamp)}, the newest{" "}
      {duration(Math.max(0, now - newest.timestamp))} ago.{same}
    </p>
  );
}

function OneFailure({ failure, isOpen }: { failure: Failure; isOpen: boolean }) {
  const causes = causesOf(failure.stacktrace);
  const root = causes[0];
  return (
    <section class="card grid">
      <div class="row apart">
        <h2 class="wrap">{root?.title ?? failure.exceptionName}</h2>
        <span class="dim">{time(failure.timestamp)}</span>
      </div>
      <p class="dim wrap">
        {failure.taskName ? (
          <>
            in <strong>{failure.taskName}</strong>
          </>
        ) : (
          "not in a subtask"
        )}
        {failure.endpoint && <> on {failure.endpoint}</>}
        {failure.taskManagerId && (
          <>
            {" "}
            · <a href={to("workers", failure.taskManagerId, "logs")}>logs of this worker</a>
          </>
        )}
      </p>
      <details open={isOpen}>
        <summary>Root cause</summary>
        <pre class="text">{root?.frames.join("\n") || "There are no stack frames."}</pre>
      </details>
      {causes.length > 1 && (
        <details>
          <summary>{count(causes.length - 1, "exception")} around it</summary>
          <pre class="text">
            {causes
              .slice(1)
              .map((each) => [each.title, ...each.frames.map((frame) => "    " + frame)].join("\n"))
              .join("\n\n")}
          </pre>
        </details>
      )}
    </section>
  );
}
