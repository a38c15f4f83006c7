package dev.millrace.cli.console;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Produces orders in four partitions without end. The event time of one partition is behind that of the others.
final class TourPartitions implements Source<TourProgram.Order, TourPartitions.Partition, Integer> {
    private static final long serialVersionUID = 1L;
    private static final int PARTITIONS = 4;
    private static final int SLOW = 2;
    private static final long BEHIND_MILLIS = 25_000;
    private static final Executor LATER = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

    /// Is the position in a partition.
    record Partition(int number, long next) implements SourceSplit {
        @Override
        public String splitId() {
            return "shop-orders-" + number;
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<Partition, Integer> createEnumerator(SplitEnumeratorContext<Partition> context) {
        return new Assigner(context, 0);
    }

    @Override
    public SplitEnumerator<Partition, Integer> restoreEnumerator(
            SplitEnumeratorContext<Partition> context, Integer assigned) {
        return new Assigner(context, assigned);
    }

    @Override
    public SourceReader<TourProgram.Order, Partition> createReader(SourceReaderContext context) {
        return new Reader();
    }

    @Override
    public SimpleVersionedSerializer<Partition> getSplitSerializer() {
        return new Texts<>() {
            @Override
            Partition of(String text) {
                String[] parts = text.split(" ");
                return new Partition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }

            @Override
            String text(Partition partition) {
                return partition.number + " " + partition.next;
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new Texts<>() {
            @Override
            Integer of(String text) {
                return Integer.valueOf(text);
            }

            @Override
            String text(Integer assigned) {
                return assigned.toString();
            }
        };
    }

    /// Stores values as texts.
    private abstract static class Texts<T> implements SimpleVersionedSerializer<T> {
        abstract T of(String text);

        abstract String text(T value);

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(T value) {
            return text(value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public T deserialize(int version, byte[] bytes) {
            return of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /// Gives each reader that registers an equal part of the partitions, until all are assigned.
    private static final class Assigner implements SplitEnumerator<Partition, Integer> {
        private final SplitEnumeratorContext<Partition> context;
        private int assigned;

        Assigner(SplitEnumeratorContext<Partition> context, int assigned) {
            this.context = context;
            this.assigned = assigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String hostname) {}

        @Override
        public void addSplitsBack(List<Partition> back, int subtask) {
            for (Partition each : back) context.assignSplit(each, subtask);
        }

        @Override
        public void addReader(int subtask) {
            int each = Math.ceilDiv(PARTITIONS, context.currentParallelism());
            for (int i = 0; i < each && assigned < PARTITIONS; i++)
                context.assignSplit(new Partition(assigned++, 0), subtask);
        }

        @Override
        public Integer snapshotState(long checkpoint) {
            return assigned;
        }

        @Override
        public void close() {}
    }

    private static final class Reader implements SourceReader<TourProgram.Order, Partition> {
        private final List<Partition> open = new ArrayList<>();
        private CompletableFuture<Void> available = new CompletableFuture<>();
        private int turn;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<TourProgram.Order> output) {
            if (open.isEmpty()) return InputStatus.NOTHING_AVAILABLE;
            int at = turn++ % open.size();
            Partition from = open.get(at);
            long time = System.currentTimeMillis() - (from.number == SLOW ? BEHIND_MILLIS : 0);
            String item = "item-" + from.next % 40;
            output.createOutputForSplit(from.splitId())
                    .collect(new TourProgram.Order("customer-" + from.next % 500, item, from.next % 97, time), time);
            open.set(at, new Partition(from.number, from.next + 1));
            available = CompletableFuture.runAsync(() -> {}, LATER);
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public List<Partition> snapshotState(long checkpoint) {
            return List.copyOf(open);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return available;
        }

        @Override
        public void addSplits(List<Partition> splits) {
            open.addAll(splits);
            available.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
