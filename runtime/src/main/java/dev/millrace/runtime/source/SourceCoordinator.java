package dev.millrace.runtime.source;

import dev.millrace.api.memory.SimpleVersionedSerialization;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.subtask.CheckpointedSource;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the enumerator of a source over all attempts of its region, and sends its decisions to the readers. If
/// an attempt starts from a checkpoint that the running enumerator knows, the enumerator goes on, as in Flink.
/// It receives the splits that it has assigned since then. Otherwise the coordinator replaces the enumerator by
/// a restored one.
///
/// Calls to the enumerator run one after the other on threads that may block. Thread-safe.
public final class SourceCoordinator<SplitT extends SourceSplit> implements CheckpointedSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceCoordinator.class);
    private static final Fault ENUMERATOR = new Fault(5209, Category.EXTERNAL, "the enumerator of a source failed");
    private static final int NO_ATTEMPT = -1;

    /// Holds a running enumerator and the serializer of its state.
    private record StartedEnumerator<SplitT extends SourceSplit, E>(
            SplitEnumerator<SplitT, E> enumerator, Source<?, SplitT, E> source, EnumeratorContext<SplitT> context) {

        byte[] snapshot(long checkpoint) throws Exception {
            byte[] state = SimpleVersionedSerialization.writeVersionAndSerialize(
                    source.getEnumeratorCheckpointSerializer(), enumerator.snapshotState(checkpoint));
            context.checkpoint(checkpoint);
            return EnumeratorBytes.of(state, context.areExhausted());
        }
    }

    /// Receives the coordinator's calls to a reader's subtask. Thread-safe.
    public interface ReaderLine<SplitT> {
        void addSplits(List<SplitT> splits);

        void noMoreSplits();

        void event(SourceEvent event);

        /// Sets whether the next records of the reader are backlog.
        void backlog(boolean isBacklog);
    }

    /// Identifies the state that an attempt starts from.
    ///
    /// @param checkpoint the number of the checkpoint; -1 for none
    /// @param state the enumerator's state in the checkpoint; null for a new enumerator
    public record InitialState(long checkpoint, byte @Nullable [] state) {
        /// The state of an attempt without a checkpoint.
        public static final InitialState NONE = new InitialState(SplitAssignments.BEGINNING, null);

        boolean areExhausted() {
            return state != null && EnumeratorBytes.areExhausted(state);
        }
    }

    private final SerialExecutor executor;
    private final EnumeratorContext.Setup setup;
    private final Supplier<SplitEnumeratorMetricGroup> metrics;
    private volatile @Nullable StartedEnumerator<SplitT, ?> started;
    /// The attempt whose readers may call; other readers are outdated.
    private int attempt = NO_ATTEMPT;
    private boolean hasFailed;

    /// Creates a coordinator.
    ///
    /// @param name the name of the source, for its threads
    /// @param userLoader the context class loader of all threads that call the enumerator
    /// @param onFailure called if the enumerator fails
    /// @param onBacklog called when the source starts or stops processing a backlog
    /// @param metrics returns a group without metrics for a new enumerator
    public SourceCoordinator(
            String name,
            Host host,
            int parallelism,
            ClassLoader userLoader,
            Consumer<Throwable> onFailure,
            Consumer<Boolean> onBacklog,
            Supplier<SplitEnumeratorMetricGroup> metrics) {
        this.setup = new EnumeratorContext.Setup(name, host, parallelism, userLoader, this::submit, onBacklog);
        this.metrics = metrics;
        this.executor = new SerialExecutor("millrace-source-" + name, host, thrown -> {
            hasFailed = true;
            onFailure.accept(told(name, thrown));
        });
    }

    private void submit(SerialExecutor.Task task) {
        executor.submit(() -> {
            Thread.currentThread().setContextClassLoader(setup.userLoader());
            task.run();
        });
    }

    private static Throwable told(String name, Throwable thrown) {
        if (thrown instanceof CodedException fault) return fault.in("the enumerator of source '" + name + "'");
        if (thrown instanceof VirtualMachineError) return thrown;
        return ENUMERATOR
                .what(
                        "The enumerator of source '%s' threw %s.",
                        name, thrown.getClass().getName())
                .cause(thrown)
                .fix("Read the stack trace. The source cannot discover further splits.");
    }

    /// Prepares the enumerator for the readers of an attempt, which have not registered yet.
    ///
    /// @param source used if there is no enumerator that can go on
    public <E> void begin(Source<?, SplitT, E> source, InitialState initial, int number) {
        submit(() -> {
            attempt = number;
            StartedEnumerator<SplitT, ?> before = started;
            if (before != null && !hasFailed && before.context.canContinueFrom(initial.checkpoint())) {
                continueWith(before, initial);
                return;
            }
            started = null;
            if (before != null) end(before);
            hasFailed = false;
            start(source, initial);
        });
    }

    private void continueWith(StartedEnumerator<SplitT, ?> running, InitialState initial) {
        Map<Integer, List<SplitT>> returned =
                running.context.continueFrom(initial.checkpoint(), initial.areExhausted());
        if (setup.host().errs("assigned-splits-are-not-returned")) return;
        for (int subtask = 0; subtask < setup.parallelism(); subtask++)
            running.enumerator.addSplitsBack(returned.getOrDefault(subtask, List.of()), subtask);
    }

    private <E> void start(Source<?, SplitT, E> source, InitialState initial) throws Exception {
        byte[] state = initial.state();
        EnumeratorContext<SplitT> context =
                new EnumeratorContext<>(setup, metrics.get(), initial.checkpoint(), initial.areExhausted());
        @Nullable
        SplitEnumerator<SplitT, E> made = state == null
                ? source.createEnumerator(context)
                : source.restoreEnumerator(
                        context,
                        SimpleVersionedSerialization.readVersionAndDeSerialize(
                                source.getEnumeratorCheckpointSerializer(), state));
        SplitEnumerator<SplitT, E> enumerator = Objects.requireNonNullElseGet(made, AbsentEnumerator::new);
        started = new StartedEnumerator<>(enumerator, source, context);
        enumerator.start();
    }

    /// Closes an enumerator that another one replaces.
    private void end(StartedEnumerator<SplitT, ?> replaced) {
        replaced.context.close();
        try {
            replaced.enumerator.close();
        } catch (Exception thrown) {
            LOG.warn("The previous enumerator of source '{}' could not be closed", setup.name(), thrown);
        }
    }

    /// Removes the readers of an attempt that has ended. The enumerator goes on and waits for the next attempt.
    public void detach(int number) {
        submit(() -> {
            if (attempt != number) return;
            attempt = NO_ATTEMPT;
            StartedEnumerator<SplitT, ?> running = started;
            if (running != null) running.context.detach();
        });
    }

    @Override
    public void checkpoint(long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure, Runnable andThen) {
        submit(() -> {
            if (setup.host().errs("sources-are-asked-late")) {
                andThen.run();
                submit(() -> snapshot(checkpoint, onState, onFailure));
            } else if (snapshot(checkpoint, onState, onFailure)) {
                andThen.run();
            }
        });
    }

    private boolean snapshot(long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure) {
        byte[] state;
        try {
            state = started().snapshot(checkpoint);
        } catch (Throwable thrown) {
            onFailure.accept(told(setup.name(), thrown));
            return false;
        }
        onState.accept(state);
        return true;
    }

    @Override
    public void completed(long checkpoint) {
        submit(() -> {
            started().context.completed(checkpoint);
            started().enumerator.notifyCheckpointComplete(checkpoint);
        });
    }

    @Override
    public void aborted(long checkpoint) {
        submit(() -> started().enumerator.notifyCheckpointAborted(checkpoint));
    }

    /// Returns what the readers of an attempt call. Calls have no effect before the attempt begins and after
    /// it has ended.
    public SourceHome<SplitT> home(int number) {
        return new SourceHome<>() {
            @Override
            public void register(int subtask, ReaderLine<SplitT> line) {
                submitIn(number, running -> {
                    running.context.register(subtask, line);
                    running.enumerator.addReader(subtask);
                    running.context.repeatNoMoreSplits(subtask);
                });
            }

            @Override
            public void splitRequested(int subtask, @Nullable String hostname) {
                submitIn(number, running -> running.enumerator.handleSplitRequest(subtask, hostname));
            }

            @Override
            public void eventFromReader(int subtask, SourceEvent event) {
                submitIn(number, running -> running.enumerator.handleSourceEvent(subtask, event));
            }
        };
    }

    /// Calls the enumerator unless the attempt has ended.
    private void submitIn(int number, Consumer<StartedEnumerator<SplitT, ?>> call) {
        submit(() -> {
            if (attempt == number) call.accept(started());
        });
    }

    private StartedEnumerator<SplitT, ?> started() {
        StartedEnumerator<SplitT, ?> made = started;
        if (made == null) throw new IllegalStateException("the enumerator did not start");
        return made;
    }

    @Override
    public void close() {
        StartedEnumerator<SplitT, ?> running = started;
        if (running != null) running.context.close(); // ends asynchronous calls, even if the enumerator is blocked
        executor.close(() -> {
            Thread.currentThread().setContextClassLoader(setup.userLoader());
            StartedEnumerator<SplitT, ?> last = started;
            if (last == null) return;
            last.context.close();
            last.enumerator.close();
        });
    }
}
