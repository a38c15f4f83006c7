package dev.millrace.runtime.source;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Produces ascending numbers in splits that wait at the gates of a script. The first subtask reads all splits.
final class GatedSource implements Source<Long, GatedSource.Split, Void> {
    private static final long serialVersionUID = 1L;

    private final int script;
    private final Map<String, Long> splits;
    private final boolean pausesSplits;

    record Split(String splitId, long count) implements SourceSplit {}

    GatedSource(int script, Map<String, Long> splits, boolean pausesSplits) {
        this.script = script;
        this.splits = new LinkedHashMap<>(splits);
        this.pausesSplits = pausesSplits;
    }

    /// Creates a source with one split.
    static GatedSource of(int script, String split, long count) {
        return new GatedSource(script, Map.of(split, count), true);
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
        return pausesSplits ? new Reader(script) : new StubbornReader(script);
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        throw new AssertionError("nothing is written");
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        throw new AssertionError("nothing is written");
    }

    private record Enumerator(SplitEnumeratorContext<Split> context, Map<String, Long> splits)
            implements SplitEnumerator<Split, Void> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String hostname) {}

        @Override
        public void addSplitsBack(List<Split> back, int subtask) {}

        @Override
        public void addReader(int subtask) {
            if (subtask == 0) splits.forEach((id, count) -> context.assignSplit(new Split(id, count), 0));
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Void snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void close() {}
    }

    private static final class Open {
        private final Split split;
        private long next;

        Open(Split split) {
            this.split = split;
        }
    }

    private static class Reader implements SourceReader<Long, Split> {
        private final AlignmentScript script;
        private final List<Open> open = new ArrayList<>();
        private final Set<String> paused = new LinkedHashSet<>();
        private boolean noMore;
        private int turn;

        Reader(int script) {
            this.script = AlignmentScript.find(script);
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (open.isEmpty()) return noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
            for (Open each : open) output.createOutputForSplit(each.split.splitId());
            for (int i = 0; i < open.size(); i++) {
                Open each = open.get(turn++ % open.size());
                if (!isFree(each)) continue;
                String id = each.split.splitId();
                long number = each.next++;
                script.emits(id, number);
                output.createOutputForSplit(id).collect(number, number);
                script.emitted(id, number);
                if (each.next >= each.split.count()) finish(each, output);
                return InputStatus.MORE_AVAILABLE;
            }
            return InputStatus.NOTHING_AVAILABLE;
        }

        private void finish(Open each, ReaderOutput<Long> output) {
            open.remove(each);
            output.releaseOutputForSplit(each.split.splitId());
        }

        private boolean isFree(Open each) {
            return !paused.contains(each.split.splitId())
                    && script.gate(each.split.splitId(), each.next).isDone();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            CompletableFuture<?>[] gates = open.stream()
                    .filter(each -> !paused.contains(each.split.splitId()))
                    .map(each -> script.gate(each.split.splitId(), each.next))
                    .toArray(CompletableFuture<?>[]::new);
            return gates.length == 0
                    ? new CompletableFuture<>()
                    : CompletableFuture.anyOf(gates).thenApply(_ -> null);
        }

        @Override
        public List<Split> snapshotState(long checkpoint) {
            throw new AssertionError("no checkpoint is taken");
        }

        @Override
        public void addSplits(List<Split> splits) {
            for (Split each : splits) open.add(new Open(each));
        }

        @Override
        public void notifyNoMoreSplits() {
            noMore = true;
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            paused.addAll(pause);
            paused.removeAll(resume);
        }

        @Override
        public void close() {}
    }

    /// Cannot pause a single split.
    private static final class StubbornReader extends Reader {
        StubbornReader(int script) {
            super(script);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            throw new UnsupportedOperationException("all or none");
        }
    }
}
