package dev.millrace.api.source.hybrid;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.metric.SourceReaderMetricGroup;
import dev.millrace.api.metric.SplitEnumeratorMetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.source.ListOutput;
import dev.millrace.api.source.ReaderInfo;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import dev.millrace.api.util.UserCodeClassLoader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Runs a source with several readers on the calling thread, in an order that a seed determines. Messages between two
/// parties arrive in order.
final class SourceCluster<T, SplitT extends SourceSplit, StateT> {
    final ListOutput<T> output = new ListOutput<>();
    final List<Boolean> backlogs = new ArrayList<>();
    private final Source<T, SplitT, StateT> source;
    private final int parallelism;
    private final Random chance;
    private final SplitEnumerator<SplitT, StateT> enumerator;
    private final Queue<Runnable> coordinatorMail = new ArrayDeque<>();
    private final List<Subtask> subtasks = new ArrayList<>();

    /// The content of a checkpoint as bytes.
    record Snapshot(byte[] enumerator, List<List<byte[]>> splits) {}

    SourceCluster(Source<T, SplitT, StateT> source, int parallelism, long seed, @Nullable Snapshot snapshot)
            throws Exception {
        this.source = source;
        this.parallelism = parallelism;
        this.chance = new Random(seed);
        Coordinator coordinator = new Coordinator();
        SimpleVersionedSerializer<StateT> states = source.getEnumeratorCheckpointSerializer();
        this.enumerator = snapshot == null
                ? source.createEnumerator(coordinator)
                : source.restoreEnumerator(coordinator, states.deserialize(states.getVersion(), snapshot.enumerator));
        enumerator.start();
        for (int at = 0; at < parallelism; at++) {
            subtasks.add(new Subtask(at, snapshot == null ? List.of() : read(snapshot.splits.get(at))));
        }
    }

    /// Executes a random step.
    ///
    /// @return whether all readers have ended
    boolean step() throws Exception {
        int choice = chance.nextInt(parallelism + 1);
        if (choice == parallelism) {
            Runnable mail = coordinatorMail.poll();
            if (mail != null) mail.run();
        } else {
            subtasks.get(choice).step();
        }
        return subtasks.stream().allMatch(subtask -> subtask.hasEnded);
    }

    void run() throws Exception {
        for (int steps = 0; !step(); steps++) {
            if (steps > 1_000_000) throw new AssertionError("the source does not end");
        }
    }

    /// Takes a snapshot as a checkpoint does. Readers receive only messages from before the enumerator's snapshot.
    Snapshot snapshot() throws Exception {
        SimpleVersionedSerializer<StateT> states = source.getEnumeratorCheckpointSerializer();
        byte[] state = states.serialize(enumerator.snapshotState(1));
        List<List<byte[]>> splits = new ArrayList<>();
        for (Subtask subtask : subtasks) {
            subtask.deliver();
            splits.add(subtask.written());
        }
        return new Snapshot(state, splits);
    }

    /// Restarts a reader without a checkpoint. The enumerator receives the splits of the reader.
    void fail(int subtask) throws Exception {
        Subtask failed = subtasks.get(subtask);
        failed.deliver();
        List<SplitT> splits = failed.reader.snapshotState(1);
        failed.reader.close();
        enumerator.addSplitsBack(splits, subtask);
        subtasks.set(subtask, new Subtask(subtask, List.of()));
    }

    private List<SplitT> read(List<byte[]> written) throws Exception {
        SimpleVersionedSerializer<SplitT> serializer = source.getSplitSerializer();
        List<SplitT> splits = new ArrayList<>();
        for (byte[] bytes : written) splits.add(serializer.deserialize(serializer.getVersion(), bytes));
        return splits;
    }

    private final class Subtask implements SourceReaderContext {
        private final int index;
        private final Queue<Runnable> mail = new ArrayDeque<>();
        private final SourceReader<T, SplitT> reader;
        private boolean hasEnded;

        Subtask(int index, List<SplitT> splits) throws Exception {
            this.index = index;
            this.reader = source.createReader(this);
            if (!splits.isEmpty()) reader.addSplits(splits);
            coordinatorMail.add(() -> enumerator.addReader(index));
            reader.start();
        }

        void step() throws Exception {
            Runnable next = mail.poll();
            if (next != null) {
                next.run();
            } else if (!hasEnded) {
                hasEnded = reader.pollNext(output) == InputStatus.END_OF_INPUT;
            }
        }

        void deliver() {
            for (Runnable next = mail.poll(); next != null; next = mail.poll()) next.run();
        }

        List<byte[]> written() throws Exception {
            List<byte[]> written = new ArrayList<>();
            for (SplitT split : reader.snapshotState(1)) {
                written.add(source.getSplitSerializer().serialize(split));
            }
            return written;
        }

        @Override
        public SourceReaderMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
        }

        @Override
        public Configuration getConfiguration() {
            return new Configuration();
        }

        @Override
        public String getLocalHostName() {
            return "here";
        }

        @Override
        public int getIndexOfSubtask() {
            return index;
        }

        @Override
        public void sendSplitRequest() {
            coordinatorMail.add(() -> enumerator.handleSplitRequest(index, "here"));
        }

        @Override
        public void sendSourceEventToCoordinator(SourceEvent event) {
            coordinatorMail.add(() -> enumerator.handleSourceEvent(index, event));
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new AssertionError("nobody needs classes");
        }

        @Override
        public int currentParallelism() {
            return parallelism;
        }
    }

    private final class Coordinator implements SplitEnumeratorContext<SplitT> {
        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
        }

        @Override
        public void sendEventToSourceReader(int subtask, SourceEvent event) {
            tell(subtask, reader -> reader.handleSourceEvents(event));
        }

        @Override
        public int currentParallelism() {
            return parallelism;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            Map<Integer, ReaderInfo> readers = new HashMap<>();
            for (Subtask subtask : subtasks) readers.put(subtask.index, new ReaderInfo(subtask.index, "here"));
            return readers;
        }

        @Override
        public void assignSplits(SplitsAssignment<SplitT> assignments) {
            assignments.assignment().forEach((subtask, splits) -> tell(subtask, reader -> reader.addSplits(splits)));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            tell(subtask, SourceReader::notifyNoMoreSplits);
        }

        @Override
        public <V> void callAsync(Callable<V> callable, BiConsumer<@Nullable V, @Nullable Throwable> handler) {
            throw new AssertionError("nothing waits");
        }

        @Override
        public <V> void callAsync(
                Callable<V> callable,
                BiConsumer<@Nullable V, @Nullable Throwable> handler,
                long initialDelayMillis,
                long periodMillis) {
            throw new AssertionError("nothing waits");
        }

        @Override
        public void runInCoordinatorThread(Runnable runnable) {
            coordinatorMail.add(runnable);
        }

        @Override
        public void setIsProcessingBacklog(boolean isProcessingBacklog) {
            backlogs.add(isProcessingBacklog);
        }

        private void tell(int subtask, java.util.function.Consumer<SourceReader<T, SplitT>> news) {
            Subtask told = subtasks.get(subtask);
            told.mail.add(() -> news.accept(told.reader));
        }
    }
}
