package dev.millrace.api.source.library;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads iterator splits one after the other and requests another split when none is left.
public abstract class IteratorSourceReaderBase<
                E, O, IterT extends Iterator<E>, SplitT extends IteratorSourceSplit<E, IterT>>
        implements SourceReader<O, SplitT> {

    /// Completes when records or splits are available.
    protected CompletableFuture<Void> availability = new CompletableFuture<>();

    /// The records of the current split; null between splits.
    protected @Nullable IterT iterator;

    /// The current split; null between splits.
    protected @Nullable SplitT currentSplit;

    private final SourceReaderContext context;
    private final Queue<SplitT> remainingSplits = new ArrayDeque<>();
    private boolean noMoreSplits;

    public IteratorSourceReaderBase(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        if (remainingSplits.isEmpty()) context.sendSplitRequest();
        start(context);
    }

    /// Opens the resources of subclasses. Called by [#start()].
    protected void start(SourceReaderContext readerContext) {}

    @Override
    public InputStatus pollNext(ReaderOutput<O> output) {
        IterT records = iterator;
        if (records == null) {
            InputStatus status = tryMoveToNextSplit();
            records = iterator;
            if (records == null) return status;
        }
        if (records.hasNext()) {
            output.collect(convert(records.next()));
            return InputStatus.MORE_AVAILABLE;
        }
        finishSplit();
        return tryMoveToNextSplit();
    }

    /// Converts an element of the iterator to the record to emit.
    protected abstract O convert(E value);

    /// Finishes the current split and requests another if none is left.
    protected void finishSplit() {
        iterator = null;
        currentSplit = null;
        if (remainingSplits.isEmpty() && !noMoreSplits) context.sendSplitRequest();
    }

    /// Moves to the next split, if there is one.
    protected InputStatus tryMoveToNextSplit() {
        SplitT split = remainingSplits.poll();
        if (split != null) {
            currentSplit = split;
            iterator = split.getIterator();
            return InputStatus.MORE_AVAILABLE;
        }
        if (noMoreSplits) return InputStatus.END_OF_INPUT;
        if (availability.isDone()) availability = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability;
    }

    @Override
    public void addSplits(List<SplitT> splits) {
        remainingSplits.addAll(splits);
        availability.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        availability.complete(null);
    }

    @Override
    public List<SplitT> snapshotState(long checkpointId) {
        List<SplitT> splits = new ArrayList<>(remainingSplits.size() + 1);
        SplitT split = currentSplit;
        IterT records = iterator;
        if (split != null && records != null && records.hasNext()) splits.add(updated(split, records));
        splits.addAll(remainingSplits);
        return splits;
    }

    // The reader reads one split at a time. To pause a split, the engine pauses the reader.
    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {}

    @Override
    public void close() throws Exception {}

    @SuppressWarnings("unchecked") // an updated split has the same class
    private SplitT updated(SplitT split, IterT records) {
        return (SplitT) split.getUpdatedSplitForIterator(records);
    }
}
