package dev.millrace.api.source.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.source.SourceOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceReaderContext;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.rate.RateLimiter;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.util.Preconditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads splits with fetchers, which block on threads of their own. The subtask's thread takes the fetched batches from
/// a queue and emits their records.
///
/// @param <E> the type of fetched elements
/// @param <T> the type of emitted records
/// @param <SplitT> the type of the splits
/// @param <SplitStateT> the mutable position within a split
public abstract class SourceReaderBase<E, T, SplitT extends SourceSplit, SplitStateT>
        implements SourceReader<T, SplitT> {
    protected final RecordEmitter<E, T, SplitStateT> recordEmitter;
    protected final SplitFetcherManager<E, SplitT> splitFetcherManager;
    protected final SourceReaderOptions options;
    protected final Configuration config;
    protected SourceReaderContext context;

    /// Recognises records that end their split; null if records do not mark the end.
    protected final @Nullable RecordEvaluator<T> eofRecordEvaluator;

    private final FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue;
    private final @Nullable RateLimiter<SplitT> rateLimiter;
    private final Map<String, SplitContext<T, SplitStateT>> splits = new HashMap<>();
    private @Nullable RecordsWithSplitIds<E> currentFetch;
    // Also null while the remaining records of a finished split are skipped.
    private @Nullable SplitContext<T, SplitStateT> currentSplit;
    private @Nullable CompletableFuture<Void> permit;
    private boolean noMoreSplits;

    public SourceReaderBase(
            SplitFetcherManager<E, SplitT> splitFetcherManager,
            RecordEmitter<E, T, SplitStateT> recordEmitter,
            Configuration config,
            SourceReaderContext context) {
        this(splitFetcherManager, recordEmitter, null, config, context, null);
    }

    public SourceReaderBase(
            SplitFetcherManager<E, SplitT> splitFetcherManager,
            RecordEmitter<E, T, SplitStateT> recordEmitter,
            @Nullable RecordEvaluator<T> eofRecordEvaluator,
            Configuration config,
            SourceReaderContext context) {
        this(splitFetcherManager, recordEmitter, eofRecordEvaluator, config, context, null);
    }

    /// Creates a reader that takes batches from a given queue, as in Flink 1. The fetcher manager fills this queue.
    public SourceReaderBase(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            SplitFetcherManager<E, SplitT> splitFetcherManager,
            RecordEmitter<E, T, SplitStateT> recordEmitter,
            Configuration config,
            SourceReaderContext context) {
        this(splitFetcherManager, recordEmitter, config, context);
        Preconditions.checkArgument(
                splitFetcherManager.getQueue() == elementsQueue,
                "the fetcher manager must fill the queue of the reader");
    }

    /// @param rateLimiterStrategy limits the rate of emitted records; null for no limit
    public SourceReaderBase(
            SplitFetcherManager<E, SplitT> splitFetcherManager,
            RecordEmitter<E, T, SplitStateT> recordEmitter,
            @Nullable RecordEvaluator<T> eofRecordEvaluator,
            Configuration config,
            SourceReaderContext context,
            @Nullable RateLimiterStrategy<SplitT> rateLimiterStrategy) {
        this.splitFetcherManager = splitFetcherManager;
        this.elementsQueue = splitFetcherManager.getQueue();
        this.recordEmitter = recordEmitter;
        this.eofRecordEvaluator = eofRecordEvaluator;
        this.config = config;
        this.options = new SourceReaderOptions(config);
        this.context = context;
        this.rateLimiter = rateLimiterStrategy == null
                ? null
                : rateLimiterStrategy.createRateLimiter(context.currentParallelism());
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        while (currentFetch != null || takeFetch()) {
            if (currentSplit == null && !moveToNextSplit(output)) continue;
            if (!permitted()) return InputStatus.NOTHING_AVAILABLE;
            if (emitNext(output)) return InputStatus.MORE_AVAILABLE;
        }
        return finishedOrAvailableLater();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (currentFetch == null) return elementsQueue.getAvailabilityFuture();
        CompletableFuture<Void> allowed = permit;
        return allowed == null ? FutureCompletingBlockingQueue.AVAILABLE : allowed;
    }

    @Override
    public List<SplitT> snapshotState(long checkpointId) {
        List<SplitT> states = new ArrayList<>(splits.size());
        splits.forEach((id, split) -> states.add(toSplitType(id, split.state)));
        return states;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        if (rateLimiter != null) rateLimiter.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void addSplits(List<SplitT> added) {
        for (SplitT split : added) {
            splits.put(split.splitId(), new SplitContext<>(split.splitId(), initializedState(split)));
            if (rateLimiter != null) rateLimiter.notifyAddingSplit(split);
        }
        splitFetcherManager.addSplits(added);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        elementsQueue.notifyAvailable();
    }

    @Override
    public void handleSourceEvents(SourceEvent sourceEvent) {}

    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        splitFetcherManager.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    /// Closes the reader without waiting for the threads of the fetchers.
    @Override
    public void close() throws Exception {
        splitFetcherManager.closeSoon(options.sourceReaderCloseTimeout);
    }

    /// Returns the number of unfinished splits.
    public int getNumberOfCurrentlyAssignedSplits() {
        return splits.size();
    }

    /// Handles finished splits and their last states. Called after the records of the splits were emitted.
    protected abstract void onSplitFinished(Map<String, SplitStateT> finishedSplitIds);

    /// Creates the state of an added split.
    protected abstract SplitStateT initializedState(SplitT split);

    /// Converts the state of a split to a split for the checkpoint.
    protected abstract SplitT toSplitType(String splitId, SplitStateT splitState);

    private boolean takeFetch() {
        splitFetcherManager.checkErrors();
        currentFetch = elementsQueue.poll();
        return currentFetch != null;
    }

    // Returns false at the end of a batch, and for a finished split, whose remaining records are skipped.
    private boolean moveToNextSplit(ReaderOutput<T> output) {
        RecordsWithSplitIds<E> fetch = current();
        String splitId = fetch.nextSplit();
        if (splitId == null) {
            currentFetch = null;
            finishSplits(fetch.finishedSplits(), output);
            fetch.recycle();
            return false;
        }
        currentSplit = splits.get(splitId);
        return currentSplit != null;
    }

    private boolean emitNext(ReaderOutput<T> output) throws Exception {
        SplitContext<T, SplitStateT> split = currentSplit;
        E element = current().nextRecordFromSplit();
        if (element == null || split == null) {
            currentSplit = null;
            return false;
        }
        permit = null;
        SourceOutput<T> splitOutput = split.output(output, eofRecordEvaluator);
        recordEmitter.emitRecord(element, splitOutput, split.state);
        if (splitOutput instanceof EndingOutput<T> ending && ending.hasEnded()) endSplit(split, output);
        return true;
    }

    private void endSplit(SplitContext<T, SplitStateT> split, ReaderOutput<T> output) {
        splitFetcherManager.removeSplits(List.of(toSplitType(split.id, split.state)));
        finishSplits(Set.of(split.id), output);
        currentSplit = null;
    }

    private void finishSplits(Set<String> splitIds, ReaderOutput<T> output) {
        Map<String, SplitStateT> finished = new HashMap<>();
        for (String splitId : splitIds) {
            SplitContext<T, SplitStateT> split = splits.remove(splitId);
            if (split == null) continue;
            finished.put(splitId, split.state);
            output.releaseOutputForSplit(splitId);
        }
        if (!finished.isEmpty()) onSplitFinished(finished);
    }

    private boolean permitted() {
        if (rateLimiter == null) return true;
        CompletableFuture<Void> allowed = permit;
        if (allowed == null) allowed = rateLimiter.acquire().toCompletableFuture();
        permit = allowed;
        return allowed.isDone();
    }

    // The caller renewed the future before this check, so no notification of an error or an end is lost.
    private InputStatus finishedOrAvailableLater() {
        splitFetcherManager.checkErrors();
        boolean stopped = splitFetcherManager.maybeShutdownFinishedFetchers();
        if (!elementsQueue.isEmpty()) return InputStatus.MORE_AVAILABLE;
        return noMoreSplits && stopped ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    private RecordsWithSplitIds<E> current() {
        if (currentFetch == null) throw new IllegalStateException("there is no fetch to read");
        return currentFetch;
    }

    private static final class SplitContext<T, SplitStateT> {
        private final String id;
        private final SplitStateT state;
        private @Nullable SourceOutput<T> output;

        private SplitContext(String id, SplitStateT state) {
            this.id = id;
            this.state = state;
        }

        private SourceOutput<T> output(ReaderOutput<T> all, @Nullable RecordEvaluator<T> evaluator) {
            SourceOutput<T> own = output;
            if (own == null) {
                SourceOutput<T> created = all.createOutputForSplit(id);
                own = evaluator == null ? created : new EndingOutput<>(created, evaluator);
                output = own;
            }
            return own;
        }
    }
}
