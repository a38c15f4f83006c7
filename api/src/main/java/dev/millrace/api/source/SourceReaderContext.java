package dev.millrace.api.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.util.UserCodeClassLoader;

/// Gives a reader access to its subtask.
public interface SourceReaderContext {

    /// Returns the metric group of the reader.
    SourceReaderMetricGroup metricGroup();

    /// Returns the configuration of the job.
    Configuration getConfiguration();

    /// Returns the host name of the worker, which enumerators use to assign local splits.
    String getLocalHostName();

    /// Returns the index of the subtask, starting at 0.
    int getIndexOfSubtask();

    /// Requests a split from the enumerator. The enumerator answers through [SourceReader#addSplits], or not at
    /// all. Thread-safe.
    void sendSplitRequest();

    /// Sends a message to the enumerator. Thread-safe.
    void sendSourceEventToCoordinator(SourceEvent sourceEvent);

    /// Returns the class loader of the program.
    UserCodeClassLoader getUserCodeClassLoader();

    /// Returns the parallelism of the source.
    ///
    /// @throws UnsupportedOperationException if the context does not know the parallelism
    default int currentParallelism() {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not know the parallelism.", getClass().getName())
                .fix("Override currentParallelism in this context.");
    }
}
