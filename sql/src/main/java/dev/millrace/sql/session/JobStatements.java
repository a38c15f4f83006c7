package dev.millrace.sql.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.base.host.Awaited;
import dev.millrace.sql.statement.JobStatement;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Executes SHOW JOBS, DESCRIBE JOB and STOP JOB on the cluster that the options of the session name. Not thread-safe.
final class JobStatements {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private final SessionState state;

    JobStatements(SessionState state) {
        this.state = state;
    }

    /// Lists the jobs of the cluster. A session without a cluster has no jobs to list, because each of its statements
    /// waits for the end of its job.
    StatementResult show() {
        return listed(hasCluster() ? executor().jobs(options()) : List.of());
    }

    StatementResult describe(String id) {
        return listed(List.of(job(id)));
    }

    StatementResult stop(JobStatement.StopJob stop) {
        if (stop.drain() && !stop.savepoint()) {
            throw SessionFaults.WRONG_KIND
                    .what("The job %s cannot be drained without a savepoint.", stop.id())
                    .fix("Write STOP JOB '...' WITH SAVEPOINT WITH DRAIN.");
        }
        RemoteExecutor.ListedJob job = job(stop.id());
        JobClient client = executor().client(options(), job);
        if (!stop.savepoint()) {
            Awaited.get(state.host(), client.cancel());
            return new StatementResult.Done();
        }
        String savepoint =
                Awaited.get(state.host(), client.stopWithSavepoint(stop.drain(), null, SavepointFormatType.CANONICAL));
        return new ListedRows("savepoint path").add(savepoint).result();
    }

    private RemoteExecutor.ListedJob job(String id) {
        if (!hasCluster()) {
            throw SessionFaults.NOT_YET
                    .what("The session has no cluster with the job %s.", id)
                    .why("The statements of the session run in this process, and end before the next statement.")
                    .fix("Name the coordinator of the cluster with ./millrace sql --cluster HOST:PORT.");
        }
        return executor().jobs(options()).stream()
                .filter(each -> each.id().toHexString().equals(id))
                .findFirst()
                .orElseThrow(() -> SessionFaults.WRONG_KIND
                        .what("The cluster has no job %s.", id)
                        .fix("List the jobs with SHOW JOBS."));
    }

    private boolean hasCluster() {
        return RemoteExecutor.isAskedFor(options());
    }

    private RemoteExecutor executor() {
        return RemoteExecutor.find(state.jars().loader());
    }

    private Configuration options() {
        return state.options().configuration();
    }

    private StatementResult listed(List<RemoteExecutor.ListedJob> jobs) {
        ListedRows rows = new ListedRows("job id", "job name", "status", "start time");
        for (RemoteExecutor.ListedJob each : jobs) {
            String start = TIME.format(Instant.ofEpochMilli(each.startMillis())
                    .atZone(state.options().zone()));
            rows.add(each.id().toHexString(), each.name(), each.status(), start);
        }
        return rows.result();
    }
}
