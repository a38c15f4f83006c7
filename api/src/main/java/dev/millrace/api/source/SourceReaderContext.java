package dev.millrace.api.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.util.UserCodeClassLoader;

/// What a reader may ask of its subtask.
public interface SourceReaderContext {

    SourceReaderMetricGroup metricGroup();

    /// The configuration of the job.
    Configuration getConfiguration();

    /// The name of the machine, for splits that prefer to be read near their data.
    String getLocalHostName();

    /// The subtask's number, from 0.
    int getIndexOfSubtask();

    /// Asks the enumerator for a split; it answers, if at all, through [SourceReader#addSplits]. Any thread may
    /// call it.
    void sendSplitRequest();

    /// Sends a message to the enumerator. Any thread may call it.
    void sendSourceEventToCoordinator(SourceEvent sourceEvent);

    /// Loads the classes of the program.
    UserCodeClassLoader getUserCodeClassLoader();

    /// How many subtasks read the source.
    default int currentParallelism() {
        throw SourceFaults.NOT_OFFERED
                .unsupported("%s does not know the parallelism", getClass().getName())
                .fix("override currentParallelism in this context");
    }
}
