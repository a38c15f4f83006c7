package dev.millrace.api.sink;

import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.Optional;
import java.util.function.Consumer;

/// What a writer may ask when it is made.
public interface WriterInitContext extends InitContext {

    /// Loads the classes of the program.
    UserCodeClassLoader getUserCodeClassLoader();

    /// Lets other threads run something on the subtask's thread.
    MailboxExecutor getMailboxExecutor();

    /// The subtask's clock and timers.
    ProcessingTimeService getProcessingTimeService();

    SinkWriterMetricGroup metricGroup();

    /// What a serialization schema is opened with.
    SerializationSchema.InitializationContext asSerializationSchemaInitializationContext();

    /// Whether a record object may be changed after it was written.
    boolean isObjectReuseEnabled();

    /// Copies and writes the input.
    <IN> TypeSerializer<IN> createInputSerializer();

    /// Takes what the writer tells about its writes, if somebody listens.
    default <MetaT> Optional<Consumer<MetaT>> metadataConsumer() {
        return Optional.empty();
    }
}
