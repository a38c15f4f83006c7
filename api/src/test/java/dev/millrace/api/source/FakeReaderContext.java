package dev.millrace.api.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.concurrent.atomic.AtomicInteger;

/// Simulates the subtask of a reader and counts requests for splits.
public final class FakeReaderContext implements SourceReaderContext {
    public final AtomicInteger splitRequests = new AtomicInteger();

    private final SourceReaderMetricGroup metrics = UnregisteredMetricsGroup.createSourceReaderMetricGroup();

    @Override
    public SourceReaderMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "here";
    }

    @Override
    public int getIndexOfSubtask() {
        return 0;
    }

    @Override
    public void sendSplitRequest() {
        splitRequests.incrementAndGet();
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent sourceEvent) {}

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new AssertionError("no test loads classes");
    }

    @Override
    public int currentParallelism() {
        return 1;
    }
}
