package dev.millrace.runtime.program;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Boundedness;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.SplitEnumerator;
import dev.millrace.api.source.SplitEnumeratorContext;
import dev.millrace.api.source.SplitsAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Emits values that a test sends while the job runs. Split n is read by subtask n. If there are more splits than
/// subtasks, the last subtask reads the rest.
final class Feed implements Source<Long, Feed.Split, Void> {
    private static final long serialVersionUID = 1L;
    private static final long END = Long.MIN_VALUE;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, List<Line>> LINES = new ConcurrentHashMap<>();

    private final int number = NUMBERS.incrementAndGet();
    private final int splits;

    record Split(int index) implements SourceSplit {
        @Override
        public String splitId() {
            return "split " + index;
        }
    }

    /// Holds the values of a split that have not been read yet.
    private static final class Line {
        private final Queue<Long> values = new ConcurrentLinkedQueue<>();
        private final AtomicReference<CompletableFuture<Void>> news = new AtomicReference<>(new CompletableFuture<>());
    }

    Feed(int splits) {
        this.splits = splits;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < splits; i++) lines.add(new Line());
        LINES.put(number, List.copyOf(lines));
    }

    void send(int split, long... values) {
        Line line = LINES.get(number).get(split);
        for (long value : values) line.values.add(value);
        line.news.get().complete(null);
    }

    void end(int split) {
        send(split, END);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<Split, Void> createEnumerator(SplitEnumeratorContext<Split> context) {
        return new Enumerator(context, splits);
    }

    @Override
    public SplitEnumerator<Split, Void> restoreEnumerator(SplitEnumeratorContext<Split> context, Void nothing) {
        return createEnumerator(context);
    }

    @Override
    public SourceReader<Long, Split> createReader(SourceReaderContext context) {
        return new Reader(LINES.get(number));
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        throw new AssertionError("nothing is written");
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        throw new AssertionError("nothing is written");
    }

    private record Enumerator(SplitEnumeratorContext<Split> context, int splits)
            implements SplitEnumerator<Split, Void> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String hostname) {}

        @Override
        public void addSplitsBack(List<Split> back, int subtask) {}

        @Override
        public void addReader(int subtask) {
            int last = context.currentParallelism() - 1;
            List<Split> own = new ArrayList<>();
            for (int i = 0; i < splits; i++) {
                if (Math.min(i, last) == subtask) own.add(new Split(i));
            }
            // All splits are assigned at once, so that the reader does not process one as if it were the only one.
            if (!own.isEmpty()) context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Void snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader<Long, Split> {
        private final List<Line> lines;
        private final List<Split> open = new ArrayList<>();
        private boolean isComplete;

        Reader(List<Line> lines) {
            this.lines = lines;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            for (Split split : open) output.createOutputForSplit(split.splitId());
            for (Split split : open) {
                Long value = lines.get(split.index()).values.poll();
                if (value == null) continue;
                if (value == END) {
                    open.remove(split);
                    output.releaseOutputForSplit(split.splitId());
                } else {
                    output.createOutputForSplit(split.splitId()).collect(value);
                }
                return InputStatus.MORE_AVAILABLE;
            }
            return open.isEmpty() && isComplete ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            List<CompletableFuture<Void>> news = new ArrayList<>();
            for (Split split : open) {
                Line line = lines.get(split.index());
                // The future is replaced before the queue is read, so that later values complete the new future.
                if (line.news.get().isDone()) line.news.set(new CompletableFuture<>());
                if (!line.values.isEmpty()) line.news.get().complete(null);
                news.add(line.news.get());
            }
            return CompletableFuture.anyOf(news.toArray(CompletableFuture[]::new))
                    .thenApply(_ -> null);
        }

        @Override
        public List<Split> snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void addSplits(List<Split> splits) {
            open.addAll(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            isComplete = true;
        }

        @Override
        public void close() {}
    }
}
