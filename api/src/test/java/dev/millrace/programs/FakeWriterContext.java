package dev.millrace.programs;

import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.OptionalLong;

/// Simulates the subtask of a sink that only reads whether object reuse is enabled.
final class FakeWriterContext implements WriterInitContext {

    @Override
    public boolean isObjectReuseEnabled() {
        return false;
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw unexpected();
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        throw unexpected();
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        throw unexpected();
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        throw unexpected();
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        throw unexpected();
    }

    @Override
    public <IN> TypeSerializer<IN> createInputSerializer() {
        throw unexpected();
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return OptionalLong.empty();
    }

    @Override
    public JobInfo getJobInfo() {
        throw unexpected();
    }

    @Override
    public TaskInfo getTaskInfo() {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("this sink should not need it");
    }
}
