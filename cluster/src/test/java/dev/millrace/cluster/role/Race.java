package dev.millrace.cluster.role;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Provides two sources: a slow one that emits the numbers that the test gives, and a fast one. The fast source emits
/// all numbers in each of its two splits, and reports when alignment blocks it. Only one race runs at a time.
final class Race {
    static final long END = -1;
    /// The last number of the fast source each time that both of its splits were blocked.
    private static final BlockingQueue<Long> HELD = new LinkedBlockingQueue<>();
    /// The numbers that the fast source emitted beyond its limit.
    static final Queue<Long> TOO_FAR = new ConcurrentLinkedQueue<>();

    private static final Queue<Long> SAID = new ConcurrentLinkedQueue<>();
    private static volatile CompletableFuture<Void> said = new CompletableFuture<>();
    /// The limit of the fast source.
    private static volatile long allowed;
    /// The number at which the fast source ends.
    private static volatile long last;

    private Race() {}

    static void prepare() {
        HELD.clear();
        TOO_FAR.clear();
        SAID.clear();
        allowed = Long.MAX_VALUE;
        last = Long.MAX_VALUE;
    }

    /// Waits until both splits of the fast source are blocked, and returns the last number that it had emitted.
    static long held() {
        try {
            return HELD.take();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Makes the slow source emit a number, or end.
    ///
    /// @param andThen the limit of the fast source from then on
    static void say(long number, long andThen) {
        allowed = andThen;
        SAID.add(number);
        CompletableFuture<Void> before = said;
        said = new CompletableFuture<>();
        before.complete(null);
    }

    /// Makes the fast source end at a number.
    static void end(long number) {
        last = number;
    }

    /// One of the two sources. Its first subtask gets all splits.
    record Runner(boolean isFast) implements Source<Long, Part, byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public Boundedness getBoundedness() {
            return Boundedness.CONTINUOUS_UNBOUNDED;
        }

        @Override
        public SplitEnumerator<Part, byte[]> createEnumerator(SplitEnumeratorContext<Part> context) {
            return new Giving(context, isFast ? List.of("left", "right") : List.of("only"));
        }

        @Override
        public SplitEnumerator<Part, byte[]> restoreEnumerator(SplitEnumeratorContext<Part> context, byte[] nothing) {
            return createEnumerator(context);
        }

        @Override
        public SourceReader<Long, Part> createReader(SourceReaderContext context) {
            return isFast ? new Fast() : new Slow();
        }

        @Override
        public SimpleVersionedSerializer<Part> getSplitSerializer() {
            return new PartForm();
        }

        @Override
        public SimpleVersionedSerializer<byte[]> getEnumeratorCheckpointSerializer() {
            throw new AssertionError("no checkpoint is taken");
        }
    }

    record Part(String splitId) implements SourceSplit {}

    private static final class PartForm implements SimpleVersionedSerializer<Part> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Part part) {
            return part.splitId().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Part deserialize(int version, byte[] bytes) {
            return new Part(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private record Giving(SplitEnumeratorContext<Part> context, List<String> names)
            implements SplitEnumerator<Part, byte[]> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String hostname) {}

        @Override
        public void addSplitsBack(List<Part> back, int subtask) {}

        @Override
        public void addReader(int subtask) {
            // Assigns both splits at once. If a reader has a single split, alignment blocks the whole
            // reader, and the reader cannot see this.
            List<Part> parts = names.stream().map(Part::new).toList();
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, parts)));
        }

        @Override
        public byte[] snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void close() {}
    }

    private abstract static class Reader implements SourceReader<Long, Part> {
        final List<Part> parts = new ArrayList<>();

        @Override
        public void start() {}

        @Override
        public List<Part> snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void addSplits(List<Part> splits) {
            parts.addAll(splits);
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    private static final class Slow extends Reader {
        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            Long next = parts.isEmpty() ? null : SAID.poll();
            if (next == null) return InputStatus.NOTHING_AVAILABLE;
            if (next == END) return InputStatus.END_OF_INPUT;
            output.createOutputForSplit(parts.getFirst().splitId()).collect(next, next);
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            CompletableFuture<Void> next = said;
            return SAID.isEmpty() ? next : CompletableFuture.completedFuture(null);
        }
    }

    private static final class Fast extends Reader {
        private final Set<String> held = new TreeSet<>();
        private CompletableFuture<Void> released = CompletableFuture.completedFuture(null);
        private long next;
        private int turn;

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (parts.isEmpty()) return InputStatus.NOTHING_AVAILABLE;
            if (next > last) return InputStatus.END_OF_INPUT;
            // Both splits reach each number before either continues.
            for (int tries = 0; tries < parts.size(); tries++) {
                String split = parts.get(turn).splitId();
                long number = next;
                turn = (turn + 1) % parts.size();
                if (turn == 0) next++;
                if (held.contains(split)) continue;
                if (number > allowed) TOO_FAR.add(number);
                output.createOutputForSplit(split).collect(number, number);
                return InputStatus.MORE_AVAILABLE;
            }
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return parts.isEmpty() ? new CompletableFuture<>() : released;
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            held.removeAll(resume);
            if (!resume.isEmpty()) released.complete(null);
            held.addAll(pause);
            if (pause.isEmpty() || held.size() < parts.size()) return;
            released = new CompletableFuture<>();
            allowed = next;
            HELD.add(next);
        }
    }
}
