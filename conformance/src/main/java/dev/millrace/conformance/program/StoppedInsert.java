package dev.millrace.conformance.program;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.sql.session.SqlSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs an INSERT until its sources have emitted their first rows, and then stops it with a savepoint.
public final class StoppedInsert {
    private static final int SECONDS_MAX = 30;
    private static final int POLL_MILLIS = 5;

    private final SqlSession session;
    private final List<ReplayedRows> sources;

    /// Creates the run of an INSERT.
    ///
    /// @param sources the sources, of which at least one waits for the stop
    public StoppedInsert(SqlSession session, List<ReplayedRows> sources) {
        this.session = session;
        this.sources = sources;
    }

    /// Returns the path of the savepoint.
    ///
    /// @param directory the directory for the savepoint
    public String run(String insert, String directory) {
        try {
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            Host.real().threads().startBlocking("millrace-stopped-insert", () -> execute(insert, ended));
            JobClient job = started(ended);
            for (ReplayedRows each : sources) awaitRows(each, ended);
            String path = job.stopWithSavepoint(false, directory, SavepointFormatType.CANONICAL)
                    .get(SECONDS_MAX, TimeUnit.SECONDS);
            ended.get(SECONDS_MAX, TimeUnit.SECONDS);
            return path;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(failed);
        } catch (InterruptedException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        } finally {
            JobClient job = session.runningInsert();
            if (job != null) job.cancel();
        }
    }

    private void execute(String insert, CompletableFuture<Boolean> ended) {
        try {
            session.execute(insert);
            ended.complete(true);
        } catch (Throwable failed) {
            ended.completeExceptionally(failed);
        }
    }

    private JobClient started(CompletableFuture<Boolean> ended)
            throws InterruptedException, ExecutionException, TimeoutException {
        JobClient job = session.runningInsert();
        while (job == null) {
            pause(ended);
            job = session.runningInsert();
        }
        return Check.present(job, "the job of the INSERT");
    }

    private static void awaitRows(ReplayedRows source, CompletableFuture<Boolean> ended)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = Host.real().clock().nanos() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (!source.isDone()) {
            pause(ended);
            if (Host.real().clock().nanos() > end) throw new TimeoutException("A source has not emitted its rows.");
        }
    }

    /// Waits a little. If the INSERT has failed meanwhile, its failure is thrown.
    private static void pause(CompletableFuture<Boolean> ended)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            ended.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            throw new TimeoutException("The INSERT has ended before it was stopped.");
        } catch (TimeoutException running) {
            if (ended.isDone()) throw running;
        }
    }
}
