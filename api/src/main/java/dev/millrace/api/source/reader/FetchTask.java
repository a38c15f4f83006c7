package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Fetches a batch and puts it into the queue. If the queue is full, the task keeps the batch for the next run.
final class FetchTask<E, SplitT extends SourceSplit> implements SplitFetcherTask {
    private final SplitReader<E, SplitT> splitReader;
    private final FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> queue;
    private final Consumer<Set<String>> splitsFinished;
    private final int fetcherIndex;
    private final Object lock = new Object();
    private @Nullable RecordsWithSplitIds<E> kept;
    private boolean isFetching;
    private boolean isWoken;

    FetchTask(
            SplitReader<E, SplitT> splitReader,
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> queue,
            Consumer<Set<String>> splitsFinished,
            int fetcherIndex) {
        this.splitReader = splitReader;
        this.queue = queue;
        this.splitsFinished = splitsFinished;
        this.fetcherIndex = fetcherIndex;
    }

    @Override
    public boolean run() throws IOException {
        if (!begins()) return false;
        RecordsWithSplitIds<E> batch = kept == null ? splitReader.fetch() : kept;
        kept = batch;
        fetched();
        // Read before the batch is put, because the reader may consume the batch immediately.
        Set<String> finished = Set.copyOf(batch.finishedSplits());
        try {
            if (!queue.put(fetcherIndex, batch)) return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("a fetcher was interrupted while it waited for the reader", interrupted);
        }
        kept = null;
        if (!finished.isEmpty()) splitsFinished.accept(finished);
        return true;
    }

    private boolean begins() {
        synchronized (lock) {
            boolean mayRun = !isWoken;
            isWoken = false;
            isFetching = mayRun && kept == null;
            return mayRun;
        }
    }

    private void fetched() {
        synchronized (lock) {
            isFetching = false;
        }
    }

    // Clients of external systems remember a wake-up and fail their next call, so only a fetch is woken up.
    @Override
    public void wakeUp() {
        synchronized (lock) {
            if (isFetching) splitReader.wakeUp();
            else isWoken = true;
        }
        queue.wakeUpPuttingThread(fetcherIndex);
    }

    @Override
    public String toString() {
        return "FetchTask";
    }
}
