package dev.millrace.runtime.operator.sink;

import dev.millrace.api.function.Function;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.SinkCommitterMetricGroup;
import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.process.FunctionHolder;
import dev.millrace.api.process.JobInfo;
import dev.millrace.api.process.TaskInfo;
import dev.millrace.api.serialization.SerializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.UserCodeClassLoader;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.metric.SinkCommitterGroup;
import dev.millrace.runtime.metric.SinkWriterGroup;
import dev.millrace.runtime.operator.SubtaskMailbox;
import dev.millrace.runtime.operator.SubtaskTime;
import dev.millrace.runtime.operator.UserLoader;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Provides the context in which a sink creates its writer and committer.
final class SinkContext implements WriterInitContext, FunctionHolder {
    private final OperatorContext context;
    private final UserLoader loader;
    private @Nullable SinkWriterMetricGroup metrics;

    SinkContext(OperatorContext context) {
        this.context = context;
        this.loader = new UserLoader(context.runtime());
    }

    /// Returns the context for the committer.
    CommitterInitContext forCommitter() {
        return new ForCommitter(this, SinkCommitterGroup.of(context.runtime().getMetricGroup()));
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
        return context.operatorState().restoredCheckpoint();
    }

    @Override
    public JobInfo getJobInfo() {
        return context.runtime().getJobInfo();
    }

    @Override
    public TaskInfo getTaskInfo() {
        return context.runtime().getTaskInfo();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        return loader;
    }

    @Override
    public MailboxExecutor getMailboxExecutor() {
        return new SubtaskMailbox(context.services());
    }

    @Override
    public ProcessingTimeService getProcessingTimeService() {
        return new SubtaskTime(context.services());
    }

    @Override
    public SinkWriterMetricGroup metricGroup() {
        SinkWriterMetricGroup known = metrics;
        if (known != null) return known;
        SinkWriterMetricGroup made = SinkWriterGroup.of(context.runtime().getMetricGroup());
        metrics = made;
        return made;
    }

    @Override
    public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
        return new ForSchema(context.runtime().getMetricGroup(), loader);
    }

    @Override
    public boolean isObjectReuseEnabled() {
        return context.execution().isObjectReuseEnabled();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <IN> TypeSerializer<IN> createInputSerializer() {
        TypeInformation<IN> type =
                (TypeInformation<IN>) context.step().inputs().getFirst().type();
        return type.createSerializer(context.execution().getSerializerConfig());
    }

    @Override
    public void open(Function function) {
        context.open(function);
    }

    @Override
    public <T> Copier<T> outputCopier() {
        return context.outputCopier();
    }

    @Override
    public boolean isCheckpointed() {
        return context.operatorState().isCheckpointed();
    }

    private record ForSchema(MetricGroup metrics, UserLoader loader)
            implements SerializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return loader;
        }
    }

    private record ForCommitter(SinkContext writer, SinkCommitterMetricGroup metricGroup)
            implements CommitterInitContext {
        @Override
        public OptionalLong getRestoredCheckpointId() {
            return writer.getRestoredCheckpointId();
        }

        @Override
        public JobInfo getJobInfo() {
            return writer.getJobInfo();
        }

        @Override
        public TaskInfo getTaskInfo() {
            return writer.getTaskInfo();
        }
    }
}
