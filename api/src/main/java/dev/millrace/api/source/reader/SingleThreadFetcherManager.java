package dev.millrace.api.source.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.source.SourceSplit;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Assigns all splits to one fetcher and starts the fetcher with the first split.
public class SingleThreadFetcherManager<E, SplitT extends SourceSplit> extends SplitFetcherManager<E, SplitT> {

    public SingleThreadFetcherManager(Supplier<SplitReader<E, SplitT>> splitReaderSupplier) {
        this(splitReaderSupplier, new Configuration());
    }

    public SingleThreadFetcherManager(
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier, Configuration configuration) {
        super(splitReaderSupplier, configuration);
    }

    /// @param splitFinishedHook receives the ids of finished splits on the fetcher's thread
    public SingleThreadFetcherManager(
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier,
            Configuration configuration,
            Consumer<Collection<String>> splitFinishedHook) {
        super(splitReaderSupplier, configuration, splitFinishedHook);
    }

    /// Creates a manager with a queue that the reader shares, as in Flink 1.
    public SingleThreadFetcherManager(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier) {
        this(elementsQueue, splitReaderSupplier, new Configuration());
    }

    /// Creates a manager with a queue that the reader shares, as in Flink 1.
    public SingleThreadFetcherManager(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier,
            Configuration configuration) {
        this(elementsQueue, splitReaderSupplier, configuration, _ -> {});
    }

    /// Creates a manager with a queue that the reader shares, as in Flink 1.
    ///
    /// @param splitFinishedHook receives the ids of finished splits on the fetcher's thread
    public SingleThreadFetcherManager(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier,
            Configuration configuration,
            Consumer<Collection<String>> splitFinishedHook) {
        super(elementsQueue, splitReaderSupplier, configuration, splitFinishedHook);
    }

    @Override
    public void addSplits(List<SplitT> splitsToAdd) {
        SplitFetcher<E, SplitT> fetcher = getRunningFetcher();
        if (fetcher != null) {
            fetcher.addSplits(splitsToAdd);
            return;
        }
        SplitFetcher<E, SplitT> started = createSplitFetcher();
        started.addSplits(splitsToAdd);
        startFetcher(started);
    }

    @Override
    public void removeSplits(List<SplitT> splitsToRemove) {
        SplitFetcher<E, SplitT> fetcher = getRunningFetcher();
        if (fetcher != null) fetcher.removeSplits(splitsToRemove);
    }

    /// Returns the running fetcher; null if none is running.
    protected @Nullable SplitFetcher<E, SplitT> getRunningFetcher() {
        return fetchers.values().stream().findFirst().orElse(null);
    }
}
