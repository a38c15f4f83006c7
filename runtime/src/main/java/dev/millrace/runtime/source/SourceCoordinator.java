package dev.millrace.runtime.source;

import dev.millrace.api.memory.SimpleVersionedSerialization;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.source.ReaderInfo;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.CodedException;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.subtask.CheckpointedSource;
import dev.millrace.runtime.step.SerialExecutor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs the enumerator of a source and sends its decisions to the readers. Calls run one after the other on
/// threads that may block. Thread-safe.
public final class SourceCoordinator<SplitT extends SourceSplit>
        implements SplitEnumeratorContext<SplitT>, SourceHome<SplitT>, CheckpointedSource, AutoCloseable {

    private static final Fault ENUMERATOR = new Fault(5209, Category.EXTERNAL, "the enumerator of a source failed");

    /// Holds a running enumerator and the serializer of its state.
    private record StartedEnumerator<SplitT extends SourceSplit, E>(
            SplitEnumerator<SplitT, E> enumerator, Source<?, SplitT, E> source) {

        byte[] snapshot(long checkpoint) throws Exception {
            return SimpleVersionedSerialization.writeVersionAndSerialize(
                    source.getEnumeratorCheckpointSerializer(), enumerator.snapshotState(checkpoint));
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

    private final String name;
    private final SerialExecutor executor;
    private final ClassLoader userLoader;
    private final Host host;
    private final int parallelism;
    private final SplitEnumeratorMetricGroup metrics;
    private final Consumer<Boolean> onBacklog;
    private final Map<Integer, ReaderLine<SplitT>> lines = new ConcurrentHashMap<>();
    private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
    private @Nullable StartedEnumerator<SplitT, ?> started;
    /// The readers that have received the end of splits. Thread-safe.
    private final Set<Integer> exhausted = ConcurrentHashMap.newKeySet();
    /// True if all readers had received the end of splits in the checkpoint that this coordinator starts from.
    private boolean wasExhausted;
    /// Null until the enumerator has set it.
    private @Nullable Boolean isBacklog;
    private volatile boolean closed;

    /// Creates a coordinator.
    ///
    /// @param name the name of the source, for its threads
    /// @param userLoader the context class loader of all threads that call the enumerator
    /// @param onFailure called once if the enumerator fails
    /// @param onBacklog called when the source starts or stops processing a backlog
    public SourceCoordinator(
            String name,
            Host host,
            int parallelism,
            ClassLoader userLoader,
            Consumer<Throwable> onFailure,
            Consumer<Boolean> onBacklog,
            SplitEnumeratorMetricGroup metrics) {
        this.name = name;
        this.executor =
                new SerialExecutor("millrace-source-" + name, host, thrown -> onFailure.accept(told(name, thrown)));
        this.userLoader = userLoader;
        this.host = host;
        this.parallelism = parallelism;
        this.metrics = metrics;
        this.onBacklog = onBacklog;
    }

    private void submit(SerialExecutor.Task task) {
        executor.submit(() -> {
            Thread.currentThread().setContextClassLoader(userLoader);
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

    /// Creates and starts the enumerator.
    ///
    /// @param restored the enumerator's state in a checkpoint; null for a new enumerator
    public <E> void start(Source<?, SplitT, E> source, byte @Nullable [] restored) {
        submit(() -> {
            wasExhausted = restored != null && EnumeratorBytes.areExhausted(restored);
            SplitEnumerator<SplitT, E> made = restored == null
                    ? source.createEnumerator(this)
                    : source.restoreEnumerator(
                            this,
                            SimpleVersionedSerialization.readVersionAndDeSerialize(
                                    source.getEnumeratorCheckpointSerializer(), restored));
            started = new StartedEnumerator<>(made, source);
            made.start();
        });
    }

    @Override
    public void checkpoint(long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure, Runnable andThen) {
        submit(() -> {
            if (host.errs("sources-are-asked-late")) {
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
            state = EnumeratorBytes.of(started().snapshot(checkpoint), exhausted.size() == parallelism);
        } catch (Throwable thrown) {
            onFailure.accept(told(name, thrown));
            return false;
        }
        onState.accept(state);
        return true;
    }

    @Override
    public void completed(long checkpoint) {
        submit(() -> enumerator().notifyCheckpointComplete(checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        submit(() -> enumerator().notifyCheckpointAborted(checkpoint));
    }

    @Override
    public void register(int subtask, ReaderLine<SplitT> line) {
        lines.put(subtask, line);
        submit(() -> {
            readers.put(subtask, new ReaderInfo(subtask, "localhost"));
            Boolean isBehind = isBacklog;
            if (isBehind != null) line.backlog(isBehind);
            enumerator().addReader(subtask);
            // A restored enumerator without splits may not know that this reader is new.
            if (wasExhausted && !exhausted.contains(subtask)) signalNoMoreSplits(subtask);
        });
    }

    @Override
    public void splitRequested(int subtask, @Nullable String hostname) {
        submit(() -> enumerator().handleSplitRequest(subtask, hostname));
    }

    @Override
    public void eventFromReader(int subtask, SourceEvent event) {
        submit(() -> enumerator().handleSourceEvent(subtask, event));
    }

    private SplitEnumerator<SplitT, ?> enumerator() {
        return started().enumerator;
    }

    private StartedEnumerator<SplitT, ?> started() {
        StartedEnumerator<SplitT, ?> made = started;
        if (made == null) throw new IllegalStateException("the enumerator did not start");
        return made;
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {
        line(subtask).event(event);
    }

    @Override
    public int currentParallelism() {
        return parallelism;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        // The order must be the same in each process, which Map.copyOf does not guarantee.
        return Collections.unmodifiableMap(new TreeMap<>(readers));
    }

    @Override
    public void assignSplits(SplitsAssignment<SplitT> assignment) {
        assignment.assignment().forEach((subtask, splits) -> line(subtask).addSplits(List.copyOf(splits)));
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
        line(subtask).noMoreSplits();
        exhausted.add(subtask);
    }

    @Override
    public <X> void callAsync(Callable<X> callable, BiConsumer<X, Throwable> handler) {
        host.threads().startBlocking(executor.name() + "-call", () -> call(callable, handler));
    }

    @Override
    public <X> void callAsync(
            Callable<X> callable, BiConsumer<X, Throwable> handler, long initialDelayMillis, long periodMillis) {
        host.threads().startBlocking(executor.name() + "-periodic", () -> {
            pause(initialDelayMillis);
            while (!closed) {
                call(callable, handler);
                pause(periodMillis);
            }
        });
    }

    private void pause(long millis) {
        long end = host.clock().nanos() + millis * 1_000_000;
        long left;
        while (!closed && (left = end - host.clock().nanos()) > 0)
            host.threads().park(Math.min(left, 50_000_000));
    }

    @SuppressWarnings("NullAway") // by contract, exactly one of result and failure is present
    private <X> void call(Callable<X> callable, BiConsumer<X, Throwable> handler) {
        X result;
        Thread.currentThread().setContextClassLoader(userLoader);
        try {
            result = callable.call();
        } catch (Throwable thrown) {
            submit(() -> handler.accept(null, thrown));
            return;
        }
        submit(() -> handler.accept(result, null));
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
        submit(runnable::run);
    }

    @Override
    public void setIsProcessingBacklog(boolean isProcessingBacklog) {
        onBacklog.accept(isProcessingBacklog);
        submit(() -> {
            isBacklog = isProcessingBacklog;
            for (int subtask : readers.keySet()) line(subtask).backlog(isProcessingBacklog);
        });
    }

    private ReaderLine<SplitT> line(int subtask) {
        ReaderLine<SplitT> line = lines.get(subtask);
        if (line == null) throw new IllegalArgumentException("there is no reader " + subtask + " of " + parallelism);
        return line;
    }

    @Override
    public void close() {
        closed = true;
        executor.close(() -> {
            Thread.currentThread().setContextClassLoader(userLoader);
            StartedEnumerator<SplitT, ?> made = started;
            if (made != null) made.enumerator.close();
        });
    }
}
