package dev.millrace.api.sink;

import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.Optional;
import java.util.function.Consumer;

/// Gives a writer access to its subtask and job.
public interface WriterInitContext extends InitContext {

    /// Returns the class loader of the program.
    UserCodeClassLoader getUserCodeClassLoader();

    /// Returns an executor that runs actions of other threads on the subtask's thread.
    MailboxExecutor getMailboxExecutor();

    /// Returns the clock and the timers of the subtask.
    ProcessingTimeService getProcessingTimeService();

    /// Returns the metric group of the writer.
    SinkWriterMetricGroup metricGroup();

    /// Returns the context with which the writer opens a serialization schema.
    SerializationSchema.InitializationContext asSerializationSchemaInitializationContext();

    /// Returns whether a record object may change after it was written.
    boolean isObjectReuseEnabled();

    /// Returns the serializer of the input.
    <IN> TypeSerializer<IN> createInputSerializer();

    /// Returns the consumer of the writer's metadata; empty if there is none.
    default <MetaT> Optional<Consumer<MetaT>> metadataConsumer() {
        return Optional.empty();
    }
}
