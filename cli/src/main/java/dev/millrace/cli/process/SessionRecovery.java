package dev.millrace.cli.process;

import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.role.JobRecovery;
import dev.millrace.server.LeftJob;
import dev.millrace.server.PastJob;
import dev.millrace.server.session.SessionDispatcher;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Recovers the jobs of a former leader in this session.
public final class SessionRecovery implements JobRecovery {
    private final SessionDispatcher session;
    private volatile @Nullable MillraceException fault;
    private volatile boolean hasInherited;
    private volatile boolean hasFailed;

    public SessionRecovery(SessionDispatcher session) {
        this.session = session;
    }

    /// Returns why the session had to end; null if it did not.
    @Nullable
    MillraceException fault() {
        return fault;
    }

    /// Returns whether a former leader had started jobs.
    boolean hasInherited() {
        return hasInherited;
    }

    /// Returns whether a recovered job had failed.
    boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public CompletableFuture<Void> resume(Left left) {
        hasInherited = true;
        return session.resume(new LeftJob(
                JobID.fromHexString(left.job().id()),
                left.job().name(),
                left.form(),
                places(left.jars()),
                left.snapshot().map(SnapshotPointer::location).orElse(null)));
    }

    private static List<URL> places(List<Path> jars) {
        List<URL> places = new ArrayList<>();
        try {
            for (Path jar : jars) places.add(jar.toUri().toURL());
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException("a jar whose name is no URL", wrong);
        }
        return places;
    }

    @Override
    public void remember(StoredJobResult result) {
        hasInherited = true;
        if (result.outcome() == StoredJobResult.Outcome.FAILED) hasFailed = true;
        JobStatus how = switch (result.outcome()) {
            case FINISHED -> JobStatus.FINISHED;
            case FAILED -> JobStatus.FAILED;
            case CANCELED -> JobStatus.CANCELED;
        };
        session.remember(new PastJob(
                JobID.fromHexString(result.job()), result.name(), how, result.detail(), result.endedMillis()));
    }

    @Override
    public CompletableFuture<Void> suspend() {
        return session.suspend();
    }

    @Override
    public void fail(MillraceException broken) {
        fault = broken;
        session.shutDown();
    }
}
