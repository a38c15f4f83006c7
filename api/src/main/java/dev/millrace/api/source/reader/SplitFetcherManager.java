package dev.millrace.api.source.reader;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Manages the fetchers of a reader. Subclasses distribute the splits. Called by the subtask's thread only.
public abstract class SplitFetcherManager<E, SplitT extends SourceSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(SplitFetcherManager.class);

    /// The fetchers by id, without the stopped ones.
    protected final Map<Integer, SplitFetcher<E, SplitT>> fetchers = new ConcurrentHashMap<>();

    private final Host host = Host.real();
    private final Supplier<SplitReader<E, SplitT>> splitReaderFactory;
    private final Consumer<Collection<String>> splitFinishedHook;
    private final boolean mayNotPause;
    private final FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger nextFetcherId = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    public SplitFetcherManager(Supplier<SplitReader<E, SplitT>> splitReaderFactory, Configuration configuration) {
        this(splitReaderFactory, configuration, _ -> {});
    }

    /// @param splitFinishedHook receives the ids of finished splits on the threads of fetchers
    public SplitFetcherManager(
            Supplier<SplitReader<E, SplitT>> splitReaderFactory,
            Configuration configuration,
            Consumer<Collection<String>> splitFinishedHook) {
        this(
                new FutureCompletingBlockingQueue<>(new SourceReaderOptions(configuration).elementQueueCapacity),
                splitReaderFactory,
                configuration,
                splitFinishedHook);
    }

    /// Creates a manager with a queue that the reader shares, as in Flink 1.
    public SplitFetcherManager(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            Supplier<SplitReader<E, SplitT>> splitReaderFactory,
            Configuration configuration) {
        this(elementsQueue, splitReaderFactory, configuration, _ -> {});
    }

    /// Creates a manager with a queue that the reader shares, as in Flink 1.
    ///
    /// @param splitFinishedHook receives the ids of finished splits on the threads of fetchers
    public SplitFetcherManager(
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            Supplier<SplitReader<E, SplitT>> splitReaderFactory,
            Configuration configuration,
            Consumer<Collection<String>> splitFinishedHook) {
        this.elementsQueue = elementsQueue;
        this.splitReaderFactory = splitReaderFactory;
        this.splitFinishedHook = splitFinishedHook;
        this.mayNotPause = configuration.get(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS);
    }

    /// Adds splits to fetchers.
    public abstract void addSplits(List<SplitT> splitsToAdd);

    /// Removes splits from fetchers.
    public abstract void removeSplits(List<SplitT> splitsToRemove);

    /// Pauses and resumes splits at the fetchers that read them.
    public void pauseOrResumeSplits(Collection<String> splitIdsToPause, Collection<String> splitIdsToResume) {
        for (SplitFetcher<E, SplitT> fetcher : fetchers.values()) {
            List<SplitT> toPause = assigned(fetcher, splitIdsToPause);
            List<SplitT> toResume = assigned(fetcher, splitIdsToResume);
            if (!toPause.isEmpty() || !toResume.isEmpty()) fetcher.pauseOrResumeSplits(toPause, toResume);
        }
    }

    /// Starts the thread of a fetcher.
    protected void startFetcher(SplitFetcher<E, SplitT> fetcher) {
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(host.threads().startBlocking("source fetcher " + fetcher.fetcherId(), fetcher));
    }

    /// Creates a fetcher with a new split reader.
    protected SplitFetcher<E, SplitT> createSplitFetcher() {
        int id = nextFetcherId.getAndIncrement();
        SplitFetcher.Ending ending =
                new SplitFetcher.Ending(this::failed, () -> fetchers.remove(id), splitFinishedHook);
        SplitFetcher<E, SplitT> fetcher =
                new SplitFetcher<>(id, elementsQueue, splitReaderFactory.get(), ending, mayNotPause);
        fetchers.put(id, fetcher);
        return fetcher;
    }

    /// Stops idle fetchers.
    ///
    /// @return whether no fetcher is left
    public boolean maybeShutdownFinishedFetchers() {
        for (SplitFetcher<E, SplitT> fetcher : fetchers.values()) {
            if (!fetcher.isIdle()) continue;
            fetcher.shutdown();
            fetchers.remove(fetcher.fetcherId());
        }
        return fetchers.isEmpty();
    }

    /// Returns the queue of fetched batches.
    public FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> getQueue() {
        return elementsQueue;
    }

    /// Stops all fetchers and waits for them.
    ///
    /// @param timeoutMs the total time to wait in milliseconds
    public void close(long timeoutMs) throws Exception {
        fetchers.values().forEach(SplitFetcher::shutdown);
        await(threads, timeoutMs);
    }

    /// Stops all fetchers without waiting. If a fetcher does not end within the timeout, the fetcher is interrupted.
    void closeSoon(long timeoutMillis) {
        closed.set(true);
        fetchers.values().forEach(SplitFetcher::shutdown);
        List<Thread> left = threads.stream().filter(Thread::isAlive).toList();
        if (!left.isEmpty()) {
            host.threads().startBlocking("source fetchers' end", () -> interruptLate(left, timeoutMillis));
        }
    }

    private void interruptLate(List<Thread> left, long timeoutMillis) {
        try {
            await(left, timeoutMillis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (Thread thread : left) {
            if (!thread.isAlive()) continue;
            LOG.warn("{} is still running {} ms after its reader was closed and is interrupted", thread, timeoutMillis);
            thread.interrupt();
        }
    }

    private void await(List<Thread> all, long timeoutMillis) throws InterruptedException {
        long deadlineNanos =
                host.clock().nanos() + Duration.ofMillis(timeoutMillis).toNanos();
        for (Thread thread : all) {
            long leftNanos = deadlineNanos - host.clock().nanos();
            if (leftNanos > 0) thread.join(Duration.ofNanos(leftNanos));
        }
    }

    /// Throws the failure of a fetcher, if there is one.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a fetcher failed
    public void checkErrors() {
        Throwable thrown = failure.get();
        if (thrown == null) return;
        // A Millrace exception, for example of a format, already says how to fix the problem.
        for (Throwable each = thrown; each != null; each = each.getCause())
            if (each instanceof MillraceException told) throw told;
        throw SourceFaults.FETCHER_FAILED
                .what("A fetcher of a source failed.")
                .cause(thrown)
                .fix("Check that the system of the source is reachable.");
    }

    /// Returns the number of fetchers that have not been stopped.
    public int getNumAliveFetchers() {
        return fetchers.size();
    }

    private void failed(Throwable thrown) {
        // No thread calls checkErrors() after the reader was closed.
        if (closed.get()) LOG.warn("A fetcher failed while its reader was closed", thrown);
        Throwable first = failure.compareAndExchange(null, thrown);
        if (first != null && first != thrown) first.addSuppressed(thrown);
        elementsQueue.notifyAvailable();
    }

    private List<SplitT> assigned(SplitFetcher<E, SplitT> fetcher, Collection<String> splitIds) {
        return splitIds.stream()
                .map(fetcher.assignedSplits()::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
