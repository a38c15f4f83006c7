package dev.millrace.runtime.operator.sink;

import dev.millrace.api.plan.CommitterFactory;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.SupportsWriterState;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Creates the operators of a sink.
public final class Sinks {

    /// Holds the settings that a job has for its sinks.
    ///
    /// @param retriesMax the maximum number of retries of a commit
    /// @param restored delays writers until committers have committed what was pending at a restored checkpoint
    public record Settings(int retriesMax, RestoredCommits restored) {}

    private final OperatorContext context;
    private final SinkContext initial;
    private final Settings settings;

    private Sinks(OperatorContext context, Settings settings) {
        this.context = context;
        this.initial = new SinkContext(context);
        this.settings = settings;
    }

    /// Creates an operator that writes, and commits with the sink's committer if the sink has one.
    public static Operator write(Sink<?> original, OperatorContext context, Settings settings) {
        return new Sinks(context, settings).write(original);
    }

    /// Creates an operator that writes, and sends the committables to a separate committer.
    public static Operator prepare(Sink<?> original, OperatorContext context, Settings settings) {
        return new Sinks(context, settings).prepare(original);
    }

    /// Creates an operator that commits the committables of its input.
    public static Operator commit(CommitterFactory<?> factory, OperatorContext context, Settings settings) {
        return new Sinks(context, settings).commit(factory);
    }

    @SuppressWarnings("unchecked")
    private Operator write(Sink<?> original) {
        Sink<Object> sink = (Sink<Object>) context.functions().copy(original);
        try {
            PreparedOutput prepared = sink instanceof SupportsCommitter<?> committing
                    ? pending((SupportsCommitter<Object>) committing)
                    : new PreparedOutput.Nothing();
            settings.restored.committed(context.step());
            return writing(sink, prepared);
        } catch (Exception thrown) {
            throw notOpened(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private Operator prepare(Sink<?> original) {
        Sink<Object> sink = (Sink<Object>) context.functions().copy(original);
        try {
            return writing(sink, new ForwardPrepared(context.output(), context.subtask()));
        } catch (Exception thrown) {
            throw notOpened(thrown);
        }
    }

    private PreparedOutput pending(SupportsCommitter<Object> sink) throws Exception {
        return new PendingCommits(commits(sink::createCommitter), sink, context);
    }

    @SuppressWarnings("unchecked")
    private Operator commit(CommitterFactory<?> factory) {
        try {
            Operator committer = new CommitOperator(
                    commits((CommitterFactory<Object>) context.functions().copy(factory)), context);
            settings.restored.committed(context.step());
            return committer;
        } catch (Exception thrown) {
            throw notOpened(thrown);
        }
    }

    private Operator writing(Sink<Object> sink, PreparedOutput prepared) throws Exception {
        WriterStates states = states(sink);
        SinkWriter<Object> writer = openedLast(sink, states, prepared);
        return context.specializer()
                .make(
                        SinkOperator.class,
                        Operator.class,
                        writer,
                        new WriterCheckpoints(
                                writer, prepared, states, restored().orElse(0)),
                        context.runtime().getMetricGroup().getIOMetricGroup().getNumRecordsInCounter(),
                        context.control(),
                        context.failures());
    }

    private SinkWriter<Object> openedLast(Sink<Object> sink, @Nullable WriterStates states, PreparedOutput prepared)
            throws Exception {
        try {
            if (restored().isPresent()) settings.restored.awaitBefore(context.step());
            return writer(sink, states);
        } catch (Throwable thrown) {
            CloseOnFailure.close(thrown, prepared);
            throw thrown;
        }
    }

    @SuppressWarnings("unchecked") // all parts of a sink have the same input type
    private @Nullable WriterStates states(Sink<Object> sink) throws Exception {
        return sink instanceof SupportsWriterState<?, ?> stateful
                ? new WriterStates((SupportsWriterState<Object, Object>) stateful, context.operatorStates())
                : null;
    }

    @SuppressWarnings("unchecked")
    private SinkWriter<Object> writer(Sink<Object> sink, @Nullable WriterStates states) throws Exception {
        if (states == null || restored().isEmpty()) return sink.createWriter(initial);
        return ((SupportsWriterState<Object, Object>) sink).restoreWriter(initial, states.restored());
    }

    private OptionalLong restored() {
        return context.operatorState().restoredCheckpoint();
    }

    private Commits commits(CommitterFactory<Object> factory) throws IOException {
        CommitterInitContext initialization = initial.forCommitter();
        return new Commits(factory.create(initialization), initialization.metricGroup(), settings.retriesMax());
    }

    private RuntimeException notOpened(Exception thrown) {
        return context.failures().during(thrown, "while opening the sink");
    }
}
