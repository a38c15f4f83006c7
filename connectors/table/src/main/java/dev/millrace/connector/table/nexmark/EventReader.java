package dev.millrace.connector.table.nexmark;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.column.ColumnBatch;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/// Emits the blocks of some splits in the order of their times. Called by one thread.
final class EventReader implements SourceReader<ColumnBatch, EventSplit> {
    private final EventBlocks blocks;
    private final LongFunction<ColumnBatch> generator;
    private final PriorityQueue<EventSplit> splits = new PriorityQueue<>(Comparator.comparingLong(EventSplit::block));
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean isComplete;

    /// @param generator returns the rows of a block
    EventReader(EventBlocks blocks, LongFunction<ColumnBatch> generator) {
        this.blocks = blocks;
        this.generator = generator;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<EventSplit> added) {
        splits.addAll(added);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        isComplete = true;
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<ColumnBatch> output) {
        EventSplit next = splits.poll();
        if (next == null) return isComplete ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        if (blocks.isDone(next.block())) return InputStatus.MORE_AVAILABLE;
        output.collect(generator.apply(next.block()));
        splits.add(new EventSplit(next.index(), next.block() + blocks.splits()));
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<EventSplit> snapshotState(long checkpoint) {
        return List.copyOf(splits);
    }

    @Override
    public void close() {}
}
