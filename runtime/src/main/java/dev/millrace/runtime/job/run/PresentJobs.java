package dev.millrace.runtime.job.run;

import dev.millrace.base.host.Threads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The jobs of a process that have not ended, and the jobs that are about to start. Thread-safe.
final class PresentJobs {
    private final Set<CompletableFuture<LocalJobClient>> jobs = new LinkedHashSet<>();
    /// Null if jobs do not keep the process alive.
    private final @Nullable Threads keeping;

    private Runnable release = () -> {};

    /// @param keeping keep the process alive while there are jobs, even if its main method has returned; null if the
    ///        process decides itself when to end
    PresentJobs(@Nullable Threads keeping) {
        this.keeping = keeping;
    }

    /// Adds a job that is about to start.
    ///
    /// @return the entry of the job, to be completed when the job has started and removed when the job has ended
    synchronized CompletableFuture<LocalJobClient> add() {
        if (jobs.isEmpty() && keeping != null) release = keeping.keepProcess("millrace-jobs");
        CompletableFuture<LocalJobClient> entry = new CompletableFuture<>();
        jobs.add(entry);
        return entry;
    }

    synchronized void remove(CompletableFuture<LocalJobClient> entry) {
        if (jobs.remove(entry) && jobs.isEmpty()) release.run();
    }

    synchronized List<CompletableFuture<LocalJobClient>> all() {
        return List.copyOf(jobs);
    }
}
