package dev.millrace.api.source.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.source.SourceSplit;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives all splits to one fetcher, which is started when they come.
public class SingleThreadFetcherManager<E, SplitT extends SourceSplit> extends SplitFetcherManager<E, SplitT> {

    public SingleThreadFetcherManager(Supplier<SplitReader<E, SplitT>> splitReaderSupplier) {
        this(splitReaderSupplier, new Configuration());
    }

    public SingleThreadFetcherManager(
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier, Configuration configuration) {
        super(splitReaderSupplier, configuration);
    }

    /// @param splitFinishedHook hears on the fetcher's thread which splits ended
    public SingleThreadFetcherManager(
            Supplier<SplitReader<E, SplitT>> splitReaderSupplier,
            Configuration configuration,
            Consumer<Collection<String>> splitFinishedHook) {
        super(splitReaderSupplier, configuration, splitFinishedHook);
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

    /// The fetcher; null if none was started or it was stopped.
    protected @Nullable SplitFetcher<E, SplitT> getRunningFetcher() {
        return fetchers.values().stream().findFirst().orElse(null);
    }
}
