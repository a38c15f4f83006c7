package dev.millrace.runtime.source;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.time.WatermarkAlignmentParams;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.base.host.Clock;
import dev.millrace.exchange.Control;
import dev.millrace.runtime.chain.Checkpointed;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.metric.SourceReaderGroup;
import dev.millrace.runtime.operator.PeriodicClock;
import dev.millrace.runtime.step.SerialExecutor;
import dev.millrace.runtime.task.TaskInput;
import dev.millrace.runtime.task.SubtaskContext;
import java.util.List;
import java.util.function.Consumer;

/// Creates the reader of a source in a subtask, and connects it with its coordinator and the chain.
public final class SourceSetup {
    private final OperatorContext context;
    private final SubtaskContext subtaskContext;
    private final Configuration configuration;
    private final AlignmentGroups groups;

    /// Holds a reader with its input.
    ///
    /// @param work the reader's part in checkpoints
    /// @param start starts the reader and registers it; called when every subtask of the job exists
    public record Taken(TaskInput taskInput, Checkpointed work, Runnable start) {}

    public SourceSetup(
            OperatorContext context,
            SubtaskContext subtaskContext,
            Configuration configuration,
            AlignmentGroups groups) {
        this.context = context;
        this.subtaskContext = subtaskContext;
        this.configuration = configuration;
        this.groups = groups;
    }

    /// Creates the reader of a source.
    ///
    /// @param onAligned called when all records before a checkpoint's barrier have been read
    @SuppressWarnings("unchecked")
    public Taken take(Operation.Read read, SourceHome<?> home, Consumer<Control.Barrier> onAligned) {
        return take(
                (Source<Object, SourceSplit, Object>) context.functions().copy(read.source()),
                (WatermarkStrategy<Object>) context.functions().copy(read.watermarks()),
                (SourceHome<SourceSplit>) home,
                onAligned);
    }

    private Taken take(
            Source<Object, SourceSplit, Object> source,
            WatermarkStrategy<Object> strategy,
            SourceHome<SourceSplit> home,
            Consumer<Control.Barrier> onAligned) {
        int subtask = context.subtask().index();
        SourceReaderGroup group = SourceReaderGroup.of(context.runtime().getMetricGroup());
        SourceReader<Object, SourceSplit> reader;
        SplitStates<SourceSplit> splits;
        try {
            reader = source.createReader(new ReaderContext(context, configuration, home, group));
        } catch (Exception thrown) {
            throw context.failures().during(thrown, "while opening the source");
        }
        try {
            splits = new SplitStates<>(reader, source, context.operatorStates());
        } catch (Exception thrown) {
            CloseOnFailure.close(thrown, reader);
            throw context.failures().during(thrown, "while opening the source");
        }
        SourceWatermarks watermarks =
                new SourceWatermarks(context.output(), subtaskContext.metrics(), alignment(strategy, reader));
        SourceOutputs<Object> outputs = new SourceOutputs<>(
                context.output(),
                subtaskContext,
                context.failures(),
                new SourceOutputs.Timing<>(
                        strategy,
                        context.runtime().getMetricGroup(),
                        context.execution().getAutoWatermarkInterval(),
                        context.isBatch()),
                context.specializer(),
                watermarks);
        group.showLags(context.host().clock()::millis, watermarks::watermark, outputs::lastEventTime);
        group.showIdleTime(subtaskContext.metrics(), context.host().clock());
        SourceInput<Object> taskInput = new SourceInput<>(
                splits, reader, outputs, subtaskContext.outbox(), subtaskContext.metrics(), onAligned);
        return new Taken(taskInput, taskInput, () -> {
            // The reader is registered before it sends its first request, and the coordinator's calls arrive after
            // its start.
            Line line = new Line(reader, taskInput, subtaskContext, context.failures());
            subtaskContext.post(() -> {
                line.run("while it took up its splits again", splits::restore);
                home.register(subtask, line);
                line.run("while the source started", reader::start);
            });
        });
    }

    private SourceAlignment alignment(WatermarkStrategy<?> strategy, SourceReader<?, ?> reader) {
        // Batch mode has no watermarks before the end, so sources cannot be aligned.
        WatermarkAlignmentParams parameters = context.isBatch()
                ? WatermarkAlignmentParams.WATERMARK_ALIGNMENT_DISABLED
                : strategy.getAlignmentParameters();
        Clock clock = context.host().clock();
        return new SourceAlignment(
                parameters,
                groups,
                new SourceAlignment.Held(
                        reader, context.failures(), configuration.get(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS)),
                clock,
                new PeriodicClock(subtaskContext.deadlines(), clock, parameters.getUpdateInterval()),
                subtaskContext::post);
    }

    private record Line(
            SourceReader<Object, SourceSplit> reader,
            SourceInput<Object> taskInput,
            SubtaskContext subtaskContext,
            UserFailures failures)
            implements SourceCoordinator.ReaderLine<SourceSplit> {

        @Override
        public void addSplits(List<SourceSplit> splits) {
            tell("while it was given splits", () -> reader.addSplits(splits));
        }

        @Override
        public void noMoreSplits() {
            tell("after its last split was given out", reader::notifyNoMoreSplits);
        }

        @Override
        public void event(SourceEvent event) {
            tell("at a " + event.getClass().getSimpleName(), () -> reader.handleSourceEvents(event));
        }

        @Override
        public void backlog(boolean isBacklog) {
            subtaskContext.post(() -> taskInput.backlog(isBacklog));
        }

        private void tell(String occasion, SerialExecutor.Task news) {
            subtaskContext.post(() -> {
                run(occasion, news);
                taskInput.disturbed();
            });
        }

        private void run(String occasion, SerialExecutor.Task news) {
            try {
                news.run();
            } catch (Throwable thrown) {
                throw failures.during(thrown, occasion);
            }
        }
    }
}
