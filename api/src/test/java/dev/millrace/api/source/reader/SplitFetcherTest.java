package dev.millrace.api.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.source.SourceSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SplitFetcherTest {
    private final ScriptedFetch reader = new ScriptedFetch();

    @Test
    void a_wake_up_of_a_task_ends_before_the_next_task_starts() throws Exception {
        SplitFetcher<String, Split> fetcher = fetcher(reader);
        CountDownLatch nextStarted = new CountDownLatch(1);
        WokenTask first = new WokenTask(nextStarted);
        fetcher.enqueueTask(first);
        Thread thread = Thread.ofPlatform().start(fetcher);
        first.fetcherThread = thread;
        first.running.await();

        // The call wakes the first task and holds the wake-up open while the first task returns.
        fetcher.enqueueTask(new StartedTask(nextStarted));

        assertThat(nextStarted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(first.hasNextStartedDuringWakeUp).isFalse();
        fetcher.shutdown();
        thread.join();
    }

    @Test
    void a_wake_up_does_not_reach_the_split_reader_while_its_batch_waits_for_the_queue() throws Exception {
        SplitFetcher<String, Split> fetcher = fetcher(reader);
        fetcher.addSplits(List.of(new Split("a")));
        Thread thread = Thread.ofPlatform().start(fetcher);
        // The queue holds one batch, so the second batch waits for space.
        reader.secondFetched.await();
        while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();

        CountDownLatch started = new CountDownLatch(1);
        fetcher.enqueueTask(new StartedTask(started));

        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.wakeUps).hasValue(0);
        fetcher.shutdown();
        thread.join();
    }

    @Test
    void a_wake_up_reaches_the_split_reader_while_the_reader_fetches() throws Exception {
        reader.blocksFrom = 0;
        SplitFetcher<String, Split> fetcher = fetcher(reader);
        fetcher.addSplits(List.of(new Split("a")));
        Thread thread = Thread.ofPlatform().start(fetcher);
        reader.blocked.await();

        CountDownLatch started = new CountDownLatch(1);
        fetcher.enqueueTask(new StartedTask(started));

        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.wakeUps).hasValue(1);
        fetcher.shutdown();
        thread.join();
    }

    private static SplitFetcher<String, Split> fetcher(SplitReader<String, Split> reader) {
        List<Throwable> failures = new ArrayList<>();
        return new SplitFetcher<>(
                0,
                new FutureCompletingBlockingQueue<>(1),
                reader,
                new SplitFetcher.Ending(failures::add, () -> {}, _ -> {}),
                new Configuration().get(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS));
    }

    private record Split(String splitId) implements SourceSplit {}

    /// Returns when another thread wakes the task up. The wake-up then waits until the fetcher's thread has started the
    /// next task or has blocked.
    private static final class WokenTask implements SplitFetcherTask {
        final CountDownLatch running = new CountDownLatch(1);
        final CountDownLatch woken = new CountDownLatch(1);
        final CountDownLatch nextStarted;
        volatile @Nullable Thread fetcherThread;
        volatile boolean hasNextStartedDuringWakeUp;

        WokenTask(CountDownLatch nextStarted) {
            this.nextStarted = nextStarted;
        }

        @Override
        public boolean run() {
            running.countDown();
            while (woken.getCount() > 0) Thread.onSpinWait();
            return true;
        }

        @Override
        public void wakeUp() {
            woken.countDown();
            Thread thread = fetcherThread;
            if (thread == null) return;
            while (nextStarted.getCount() > 0 && thread.getState() == Thread.State.RUNNABLE) Thread.onSpinWait();
            hasNextStartedDuringWakeUp = nextStarted.getCount() == 0;
        }
    }

    private record StartedTask(CountDownLatch started) implements SplitFetcherTask {
        @Override
        public boolean run() {
            started.countDown();
            return true;
        }

        @Override
        public void wakeUp() {}
    }

    /// Returns a batch for each fetch. From a given fetch on, a fetch waits for a wake-up and returns an empty batch.
    private static final class ScriptedFetch implements SplitReader<String, Split> {
        final CountDownLatch secondFetched = new CountDownLatch(2);
        final CountDownLatch blocked = new CountDownLatch(1);
        final AtomicInteger wakeUps = new AtomicInteger();
        volatile int blocksFrom = 2;
        private final CountDownLatch wakeUp = new CountDownLatch(1);
        private int fetches;

        @Override
        public RecordsWithSplitIds<String> fetch() {
            if (fetches++ >= blocksFrom) {
                blocked.countDown();
                try {
                    wakeUp.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                return new RecordsBySplits<>(Map.of(), Set.of());
            }
            secondFetched.countDown();
            Map<String, Collection<String>> records = Map.of("a", List.of("x"));
            return new RecordsBySplits<>(records, Set.of());
        }

        @Override
        public void handleSplitsChanges(SplitsChange<Split> splitsChanges) {}

        @Override
        public void wakeUp() {
            wakeUps.incrementAndGet();
            wakeUp.countDown();
        }

        @Override
        public void close() {}
    }
}
