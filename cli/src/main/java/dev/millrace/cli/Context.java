package dev.millrace.cli;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes `StreamExecutionEnvironment.getExecutionEnvironment()` return environments with the command line's settings.
final class Context extends StreamExecutionEnvironment implements AutoCloseable {
    private final Starts starts;

    private Context(Configuration configuration, Starts starts) {
        super(configuration);
        this.starts = starts;
    }

    /// Records the jobs of a program that has requested an environment. Thread-safe.
    private static final class Starts implements JobListener {
        private volatile boolean isAsked;
        private volatile boolean isStarted;
        private final Queue<JobClient> jobs = new ConcurrentLinkedQueue<>();
        private final Consumer<JobClient> listener;

        Starts(Consumer<JobClient> listener) {
            this.listener = listener;
        }

        @Override
        public void onJobSubmitted(@Nullable JobClient client, @Nullable Throwable thrown) {
            isStarted = true;
            if (client == null) return;
            jobs.add(client);
            listener.accept(client);
            var unused = client.getJobExecutionResult().whenComplete((_, _) -> jobs.remove(client));
        }

        @Override
        public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable thrown) {
            // The submission has been recorded already.
        }
    }

    /// @param parallelism null for the number of cores
    /// @param listener receives each job that the program has started
    static Context of(@Nullable Integer parallelism, Map<String, String> settings, Consumer<JobClient> listener) {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::setString);
        Starts starts = new Starts(listener);
        initializeContextEnvironment(asked -> {
            Configuration both = new Configuration(configuration);
            both.addAll(asked);
            StreamExecutionEnvironment environment = createLocalEnvironment(both);
            if (parallelism != null) environment.setParallelism(parallelism);
            environment.registerJobListener(starts);
            starts.isAsked = true;
            return environment;
        });
        return new Context(configuration, starts);
    }

    /// Returns whether a program has requested an environment but has not started a job in it.
    boolean hasStartedNothing() {
        return starts.isAsked && !starts.isStarted;
    }

    /// Waits for the jobs that run although the main method of the program has returned.
    ///
    /// @throws ExecutionException if one of them fails
    void awaitJobs() throws InterruptedException, ExecutionException {
        for (JobClient job : List.copyOf(starts.jobs))
            job.getJobExecutionResult().get();
    }

    @Override
    public void close() {
        resetContextEnvironment();
    }
}
