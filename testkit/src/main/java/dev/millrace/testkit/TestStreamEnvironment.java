package dev.millrace.testkit;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import org.jspecify.annotations.Nullable;

/// Provides the environment that `getExecutionEnvironment` returns to programs under test.
public class TestStreamEnvironment extends StreamExecutionEnvironment {
    private final LocalCluster cluster;
    private @Nullable JobExecutionResult lastResult;

    TestStreamEnvironment(LocalCluster cluster, Configuration configuration) {
        super(configuration);
        this.cluster = cluster;
        setParallelism(
                configuration.getOptional(CoreOptions.DEFAULT_PARALLELISM).orElse(cluster.slots()));
        registerJobListener(new Watching());
    }

    /// Makes `getExecutionEnvironment` return environments like this one, in the whole process.
    public void setAsContext() {
        setAsContext(cluster);
    }

    static void setAsContext(LocalCluster cluster) {
        initializeContextEnvironment(configuration -> {
            Configuration all = new Configuration(cluster.configuration());
            all.addAll(configuration);
            return new TestStreamEnvironment(cluster, all);
        });
    }

    /// Reverts [#setAsContext].
    public static void unsetAsContext() {
        resetContextEnvironment();
    }

    /// Returns the result of the last job of this environment that the program waited for; null if there was none.
    public @Nullable JobExecutionResult getLastJobExecutionResult() {
        return lastResult;
    }

    private final class Watching implements JobListener {
        @Override
        public void onJobSubmitted(@Nullable JobClient jobClient, @Nullable Throwable throwable) {
            if (jobClient != null) cluster.started(jobClient);
        }

        @Override
        public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable throwable) {
            if (result != null) lastResult = result;
        }
    }
}
