package dev.millrace.testkit;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import org.jspecify.annotations.Nullable;

/// The environment that programs under test get from `getExecutionEnvironment`.
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

    /// From now on, in the whole process, `getExecutionEnvironment` gives environments like this one.
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

    /// Ends what [#setAsContext] began.
    public static void unsetAsContext() {
        resetContextEnvironment();
    }

    /// Of the last job of this environment that was waited for; null if there was none.
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
