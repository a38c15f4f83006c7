package dev.millrace.testkit;

import dev.millrace.api.StreamGraph;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.util.FlinkException;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.JobView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Simulates a cluster: holds slots, settings and the started jobs. Runs no thread before a job starts.
final class LocalCluster {
    /// The number of ended jobs that are kept.
    private static final int ENDED_MAX = 100;

    private final Supplier<MiniClusterResourceConfiguration> given;
    private final Map<JobID, JobClient> jobs = new LinkedHashMap<>();
    private @Nullable MiniClusterResourceConfiguration known;
    private volatile boolean isRunning;
    private volatile boolean isContext;

    /// @param given called once, on first use
    LocalCluster(Supplier<MiniClusterResourceConfiguration> given) {
        this.given = given;
    }

    private MiniClusterResourceConfiguration known() {
        MiniClusterResourceConfiguration configuration = known;
        if (configuration == null) {
            configuration = given.get();
            known = configuration;
        }
        return configuration;
    }

    int slots() {
        return known().getNumberSlotsPerTaskManager() * known().getNumberTaskManagers();
    }

    Configuration configuration() {
        return new Configuration(known().getConfiguration());
    }

    boolean isRunning() {
        return isRunning;
    }

    /// Accepts jobs from now on.
    void accept() {
        isRunning = true;
    }

    /// Accepts jobs, and becomes the target of programs of this process.
    void start() {
        accept();
        isContext = true;
        TestStreamEnvironment.setAsContext(this);
    }

    void stop() {
        isRunning = false;
        if (isContext) TestStreamEnvironment.unsetAsContext();
        isContext = false;
        cancelJobs();
    }

    TestStreamEnvironment environment() {
        return new TestStreamEnvironment(this, configuration());
    }

    void started(JobClient job) {
        synchronized (jobs) {
            jobs.put(job.getJobID(), job);
            Iterator<JobClient> oldest = jobs.values().iterator();
            for (int excess = jobs.size() - ENDED_MAX; excess > 0 && oldest.hasNext(); ) {
                if (!oldest.next().getJobExecutionResult().isDone()) continue;
                oldest.remove();
                excess--;
            }
        }
    }

    /// Starts a job.
    CompletableFuture<JobClient> submit(StreamGraph graph) {
        if (!isRunning) return CompletableFuture.failedFuture(new IllegalStateException("the cluster does not run"));
        try {
            JobClient job = graph.start();
            started(job);
            return CompletableFuture.completedFuture(job);
        } catch (Exception failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /// Finds a job; the future fails if the id is unknown.
    CompletableFuture<JobClient> job(JobID id) {
        JobClient job;
        synchronized (jobs) {
            job = jobs.get(id);
        }
        return job == null
                ? CompletableFuture.failedFuture(
                        new FlinkException("job " + id + " was not started in this cluster, or ended long ago"))
                : CompletableFuture.completedFuture(job);
    }

    private List<JobClient> jobs() {
        synchronized (jobs) {
            return List.copyOf(jobs.values());
        }
    }

    /// Lists the running jobs and the newest ones that have ended.
    Collection<JobStatusMessage> messages() {
        List<JobStatusMessage> messages = new ArrayList<>();
        for (JobClient each : jobs()) {
            if (!(each instanceof LocalJobClient local)) continue;
            JobView view = local.view();
            messages.add(new JobStatusMessage(view.id(), view.name(), view.status(), view.startMillis()));
        }
        return messages;
    }

    /// Cancels all running jobs and waits for their end.
    void cancelJobs() {
        for (JobClient each : jobs()) cancel(each);
    }

    private void cancel(JobClient job) {
        try {
            if (job.getJobExecutionResult().isDone()) return;
            job.cancel();
            job.getJobExecutionResult()
                    .exceptionally(_ -> null)
                    .get(known().getShutdownTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            throw new IllegalStateException("job " + job.getJobID() + " did not end when it was cancelled", late);
        } catch (Exception alreadyOver) {
            // The job ended between the two calls.
        }
    }
}
