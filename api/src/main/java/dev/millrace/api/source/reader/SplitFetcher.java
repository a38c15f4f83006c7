package dev.millrace.api.source.reader;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a split reader on a thread. Queued tasks run first; without tasks, the thread fetches records. All public
/// methods except [#run] are thread-safe.
public class SplitFetcher<E, SplitT extends SourceSplit> implements Runnable {
    private static final long PARK_NANOS_MAX = 1_000_000_000L;

    private final Host host = Host.real();
    private final int id;
    private final SplitReader<E, SplitT> splitReader;
    private final FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue;
    private final FetchTask<E, SplitT> fetchTask;
    private final Ending ending;
    private final boolean mayNotPause;
    private final Map<String, SplitT> assignedSplits = new ConcurrentHashMap<>();
    private final Queue<SplitFetcherTask> tasks = new ConcurrentLinkedQueue<>();
    // A task counts until it has finished, so that the fetcher is not idle while a task runs.
    private final AtomicInteger unfinishedTasks = new AtomicInteger();
    // A wake-up runs under the lock, so the task that receives the wake-up is still the running task.
    private final Object runningLock = new Object();
    private @Nullable SplitFetcherTask running;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();

    /// Holds the callbacks for the end of the fetcher and of splits.
    record Ending(Consumer<Throwable> failed, Runnable stopped, Consumer<Collection<String>> splitsFinished) {}

    /// @param mayNotPause whether splits continue unaligned if the split reader cannot pause them
    SplitFetcher(
            int id,
            FutureCompletingBlockingQueue<RecordsWithSplitIds<E>> elementsQueue,
            SplitReader<E, SplitT> splitReader,
            Ending ending,
            boolean mayNotPause) {
        this.id = id;
        this.elementsQueue = elementsQueue;
        this.splitReader = splitReader;
        this.ending = ending;
        this.mayNotPause = mayNotPause;
        this.fetchTask = new FetchTask<>(splitReader, elementsQueue, this::splitsFinished, id);
    }

    @Override
    public void run() {
        thread.set(Thread.currentThread());
        try {
            while (!closed.get()) runOnce();
        } catch (Throwable thrown) {
            ending.failed().accept(thrown);
        } finally {
            close();
        }
    }

    /// Adds splits to the split reader.
    public void addSplits(List<SplitT> splitsToAdd) {
        enqueueTask(new PromptTask("AddSplitsTask", () -> {
            for (SplitT split : splitsToAdd) assignedSplits.put(split.splitId(), split);
            splitReader.handleSplitsChanges(new SplitsAddition<>(splitsToAdd));
        }));
    }

    /// Removes splits from the split reader.
    public void removeSplits(List<SplitT> splitsToRemove) {
        enqueueTask(new PromptTask("RemoveSplitsTask", () -> {
            splitReader.handleSplitsChanges(new SplitsRemoval<>(splitsToRemove));
            splitsFinished(
                    Set.copyOf(splitsToRemove.stream().map(SourceSplit::splitId).toList()));
        }));
    }

    /// Pauses and resumes splits.
    public void pauseOrResumeSplits(Collection<SplitT> splitsToPause, Collection<SplitT> splitsToResume) {
        enqueueTask(new PromptTask("PauseOrResumeSplitsTask", () -> pauseOrResumeNow(splitsToPause, splitsToResume)));
    }

    private void pauseOrResumeNow(Collection<SplitT> splitsToPause, Collection<SplitT> splitsToResume) {
        try {
            splitReader.pauseOrResumeSplits(splitsToPause, splitsToResume);
        } catch (UnsupportedOperationException cannot) {
            if (!mayNotPause) throw cannot;
        }
    }

    /// Adds a task for the fetcher's thread and interrupts the current fetch.
    public void enqueueTask(SplitFetcherTask task) {
        unfinishedTasks.incrementAndGet();
        tasks.add(task);
        wakeUp();
    }

    /// Returns the split reader.
    public SplitReader<E, SplitT> getSplitReader() {
        return splitReader;
    }

    /// Returns the number of the fetcher.
    public int fetcherId() {
        return id;
    }

    /// Ends the thread soon. The thread closes the split reader.
    public void shutdown() {
        if (closed.compareAndSet(false, true)) wakeUp();
    }

    /// Suspends fetching until [#resume].
    public void pause() {
        paused.set(true);
    }

    /// Continues fetching after [#pause].
    public void resume() {
        paused.set(false);
        wakeUp();
    }

    boolean isIdle() {
        return unfinishedTasks.get() == 0 && assignedSplits.isEmpty();
    }

    Map<String, SplitT> assignedSplits() {
        return assignedSplits;
    }

    private void runOnce() throws IOException {
        SplitFetcherTask task = tasks.poll();
        if (task != null) {
            runTask(task);
        } else if (paused.get() || assignedSplits.isEmpty()) {
            waitForWork();
        } else {
            fetch();
        }
    }

    private void runTask(SplitFetcherTask task) throws IOException {
        nowRunning(task);
        boolean finished = task.run();
        nowRunning(null);
        if (!finished) {
            tasks.add(task);
            return;
        }
        unfinishedTasks.decrementAndGet();
        if (isIdle()) elementsQueue.notifyAvailable();
    }

    // The fetch is published before the tasks are checked again: a thread that adds a task later sees the fetch and
    // wakes it up.
    private void fetch() throws IOException {
        nowRunning(fetchTask);
        if (tasks.isEmpty() && !closed.get() && !paused.get()) fetchTask.run();
        nowRunning(null);
    }

    private void nowRunning(@Nullable SplitFetcherTask task) {
        synchronized (runningLock) {
            running = task;
        }
    }

    private void waitForWork() {
        elementsQueue.notifyAvailable();
        while (tasks.isEmpty() && !closed.get() && (paused.get() || assignedSplits.isEmpty())) {
            host.threads().park(PARK_NANOS_MAX);
        }
    }

    private void wakeUp() {
        synchronized (runningLock) {
            if (running != null) running.wakeUp();
        }
        Thread waiting = thread.get();
        if (waiting != null) host.threads().unpark(waiting);
    }

    private void splitsFinished(Set<String> splitIds) {
        splitIds.forEach(assignedSplits::remove);
        ending.splitsFinished().accept(splitIds);
        elementsQueue.notifyAvailable();
    }

    private void close() {
        closed.set(true);
        try {
            splitReader.close();
        } catch (Exception thrown) {
            ending.failed().accept(thrown);
        } finally {
            ending.stopped().run();
            elementsQueue.notifyAvailable();
        }
    }

    /// Runs a task that is too short to need a wake-up.
    private record PromptTask(String name, Runnable work) implements SplitFetcherTask {
        @Override
        public boolean run() {
            work.run();
            return true;
        }

        @Override
        public void wakeUp() {}

        @Override
        public String toString() {
            return name;
        }
    }
}
