package dev.millrace.testkit;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What stands for a cluster in tests: how many subtasks a step gets, settings, and the jobs that were started. Nothing
/// runs before a job does.
final class LocalCluster {
    private final Supplier<MiniClusterResourceConfiguration> given;
    private final Queue<JobClient> jobs = new ConcurrentLinkedQueue<>();
    private @Nullable MiniClusterResourceConfiguration known;
    private boolean isRunning;

    /// @param given asked for once, when it is needed
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

    void start() {
        isRunning = true;
        TestStreamEnvironment.setAsContext(this);
    }

    void stop() {
        isRunning = false;
        TestStreamEnvironment.unsetAsContext();
        cancelJobs();
    }

    TestStreamEnvironment environment() {
        return new TestStreamEnvironment(this, configuration());
    }

    void started(JobClient job) {
        jobs.add(job);
    }

    /// Cancels the jobs that still run and waits for their end.
    void cancelJobs() {
        JobClient job = jobs.poll();
        while (job != null) {
            cancel(job);
            job = jobs.poll();
        }
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
            // It ended by itself between the two calls.
        }
    }
}
