package dev.millrace.api.source.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.source.FakeReaderContext;
import dev.millrace.api.source.ListOutput;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.source.rate.GatedRateLimiter;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SourceReaderBaseTest {
    private final ScriptedReader script = new ScriptedReader();
    private final ListOutput<String> output = new ListOutput<>();

    @Test
    void emits_what_was_fetched_and_ends_when_its_splits_have_ended() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0), new Split("b", 0)));
            reader.notifyNoMoreSplits();
            script.gives(Map.of("a", List.of("a0", "a1")), Set.of());
            script.gives(Map.of("b", List.of("b0")), Set.of("a", "b"));

            drain(reader);

            assertThat(output.records).containsExactly("a0", "a1", "b0");
            assertThat(output.released).containsExactlyInAnyOrder("a", "b");
            assertThat(reader.finished).containsExactlyInAnyOrder("a=2", "b=1");
        }
        assertThat(script.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_snapshot_holds_the_position_behind_what_was_emitted() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 5)));
            script.gives(Map.of("a", List.of("x", "y")), Set.of());

            pollUntil(reader, 1);

            assertThat(reader.snapshotState(1)).containsExactly(new Split("a", 6));
        }
    }

    @Test
    void polling_never_waits_and_the_future_completes_with_the_next_batch() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0)));
            script.fetching.acquire();
            while (reader.pollNext(output) != InputStatus.NOTHING_AVAILABLE
                    || reader.isAvailable().isDone()) {
                Thread.onSpinWait();
            }

            script.gives(Map.of("a", List.of("x")), Set.of());

            reader.isAvailable().get(10, TimeUnit.SECONDS);
            pollUntil(reader, 1);
            assertThat(output.records).containsExactly("x");
        }
    }

    @Test
    void splits_that_come_while_a_fetch_waits_reach_the_reader() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0)));
            script.fetching.acquire();

            reader.addSplits(List.of(new Split("b", 0)));

            assertThat(script.changes.poll(10, TimeUnit.SECONDS)).contains("Addition", "a");
            assertThat(script.changes.poll(10, TimeUnit.SECONDS)).contains("Addition", "b");
        }
    }

    @Test
    void pausing_reaches_the_reader_with_the_splits_it_has() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0), new Split("b", 0)));
            script.fetching.acquire();
            script.changes.take();

            reader.pauseOrResumeSplits(List.of("a", "unknown"), List.of("b"));

            assertThat(script.changes.poll(10, TimeUnit.SECONDS)).isEqualTo("pause [a] resume [b]");
        }
    }

    @Test
    void a_split_reader_that_cannot_pause_fails_unless_its_splits_may_go_on() throws Exception {
        script.cannotPause = true;
        try (Reader strict = new Reader(script, null, null)) {
            strict.addSplits(List.of(new Split("a", 0)));
            script.fetching.acquire();
            strict.pauseOrResumeSplits(List.of("a"), List.of());
            assertThatThrownBy(() -> drain(strict)).hasStackTraceContaining("MR-2621");
        }
    }

    @Test
    void splits_that_cannot_be_paused_may_go_on() throws Exception {
        script.cannotPause = true;
        Configuration lenient = new Configuration().set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, true);
        try (Reader reader = new Reader(script, null, null, lenient)) {
            reader.addSplits(List.of(new Split("a", 0)));
            reader.notifyNoMoreSplits();
            script.fetching.acquire();
            reader.pauseOrResumeSplits(List.of("a"), List.of());
            script.gives(Map.of("a", List.of("x")), Set.of("a"));
            drain(reader);
            assertThat(output.records).containsExactly("x");
        }
    }

    @Test
    void an_error_of_a_fetcher_reaches_the_subtask() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0)));
            script.fails();

            assertThatThrownBy(() -> drain(reader))
                    .hasMessageContaining("MR-2623")
                    .hasRootCauseMessage("the disk is gone");
        }
    }

    @Test
    void a_fetcher_that_says_what_to_do_is_passed_on_as_it_is() throws Exception {
        try (Reader reader = new Reader(script, null, null)) {
            reader.addSplits(List.of(new Split("a", 0)));
            script.fails(SourceFaults.PARAMETERS.what("line 7 has 2 columns").fix("correct the line"));

            assertThatThrownBy(() -> drain(reader))
                    .hasMessageContaining("line 7 has 2 columns")
                    .hasMessageContaining("correct the line")
                    .hasMessageNotContaining("is reachable");
        }
    }

    @Test
    void a_record_can_end_its_split() throws Exception {
        try (Reader reader = new Reader(script, "end"::equals, null)) {
            reader.addSplits(List.of(new Split("a", 0)));
            reader.notifyNoMoreSplits();
            script.gives(Map.of("a", List.of("x", "end", "beyond")), Set.of());

            drain(reader);

            assertThat(output.records).containsExactly("x");
            assertThat(reader.finished).containsExactly("a=2");
        }
    }

    @Test
    void a_rate_limit_holds_records_back_until_it_allows_them() throws Exception {
        GatedRateLimiter<Split> gate = new GatedRateLimiter<>(2);
        try (Reader reader = new Reader(script, null, _ -> gate)) {
            reader.addSplits(List.of(new Split("a", 0)));
            script.gives(Map.of("a", List.of("x", "y", "z")), Set.of());
            pollUntil(reader, 2);

            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.isAvailable()).isNotDone();
            reader.notifyCheckpointComplete(1);

            assertThat(reader.isAvailable()).isDone();
            pollUntil(reader, 3);
            assertThat(output.records).containsExactly("x", "y", "z");
        }
    }

    @Test
    void closing_waits_for_no_fetch_and_interrupts_one_that_does_not_end() throws Exception {
        script.isDeaf = true;
        Reader reader = new Reader(script, null, null);
        reader.addSplits(List.of(new Split("a", 0)));
        script.fetching.acquire();

        reader.close();

        assertThat(script.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(script.interrupted.getCount()).isZero();
    }

    @Test
    void a_fetch_that_is_woken_is_not_interrupted() throws Exception {
        Reader reader = new Reader(script, null, null, closingWithin(10_000));
        reader.addSplits(List.of(new Split("a", 0)));
        script.fetching.acquire();

        reader.close();

        assertThat(script.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(script.interrupted.getCount()).isOne();
    }

    private void drain(Reader reader) throws Exception {
        while (true) {
            switch (reader.pollNext(output)) {
                case END_OF_INPUT -> {
                    return;
                }
                case NOTHING_AVAILABLE -> reader.isAvailable().get(10, TimeUnit.SECONDS);
                case MORE_AVAILABLE -> {}
            }
        }
    }

    private void pollUntil(Reader reader, int records) throws Exception {
        while (output.records.size() < records) {
            if (reader.pollNext(output) == InputStatus.NOTHING_AVAILABLE) {
                reader.isAvailable().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static Configuration closingWithin(long millis) {
        return new Configuration().set(SourceReaderOptions.SOURCE_READER_CLOSE_TIMEOUT, millis);
    }

    private record Split(String splitId, int position) implements SourceSplit {}

    private static final class Reader extends SingleThreadMultiplexSourceReaderBase<String, String, Split, int[]> {
        private final List<String> finished = new ArrayList<>();

        Reader(
                ScriptedReader script,
                @Nullable RecordEvaluator<String> evaluator,
                @Nullable RateLimiterStrategy<Split> rate) {
            this(script, evaluator, rate, closingWithin(20));
        }

        Reader(
                ScriptedReader script,
                @Nullable RecordEvaluator<String> evaluator,
                @Nullable RateLimiterStrategy<Split> rate,
                Configuration configuration) {
            super(
                    new SingleThreadFetcherManager<>(() -> script, configuration),
                    (element, out, position) -> {
                        position[0]++;
                        out.collect(element);
                    },
                    evaluator,
                    configuration,
                    new FakeReaderContext(),
                    rate);
        }

        @Override
        protected void onSplitFinished(Map<String, int[]> finishedSplitIds) {
            finishedSplitIds.forEach((id, position) -> finished.add(id + "=" + position[0]));
        }

        @Override
        protected int[] initializedState(Split split) {
            return new int[] {split.position()};
        }

        @Override
        protected Split toSplitType(String splitId, int[] splitState) {
            return new Split(splitId, splitState[0]);
        }
    }

    /// Blocks in `fetch` until the test provides a batch, an error, or a wake-up.
    private static final class ScriptedReader implements SplitReader<String, Split> {
        private final LinkedBlockingQueue<Object> steps = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
        private final Semaphore fetching = new Semaphore(0);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean cannotPause;
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private volatile boolean isDeaf;

        void gives(Map<String, ? extends Collection<String>> records, Set<String> finished) {
            steps.add(new RecordsBySplits<>(Map.copyOf(records), finished));
        }

        void fails() {
            fails(new IOException("the disk is gone"));
        }

        void fails(Exception failure) {
            steps.add(failure);
        }

        @Override
        @SuppressWarnings("unchecked")
        public RecordsWithSplitIds<String> fetch() throws IOException {
            fetching.release();
            try {
                Object step = steps.take();
                if (step instanceof IOException failure) throw failure;
                if (step instanceof RuntimeException failure) throw failure;
                return (RecordsWithSplitIds<String>) step;
            } catch (InterruptedException thrown) {
                interrupted.countDown();
                throw new IOException(thrown);
            }
        }

        @Override
        public void handleSplitsChanges(SplitsChange<Split> splitsChanges) {
            changes.add(splitsChanges.toString());
        }

        @Override
        public void pauseOrResumeSplits(Collection<Split> toPause, Collection<Split> toResume) {
            if (cannotPause) SplitReader.super.pauseOrResumeSplits(toPause, toResume);
            changes.add("pause " + toPause.stream().map(Split::splitId).toList() + " resume "
                    + toResume.stream().map(Split::splitId).toList());
        }

        @Override
        public void wakeUp() {
            if (!isDeaf) gives(Map.of(), Set.of());
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
