package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.sink.legacy.RichSinkFunction;
import dev.millrace.api.source.legacy.ParallelSourceFunction;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.state.ListCheckpointed;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests source and sink functions of Flink 1.x in jobs that fail and restart.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EarlierFunctionsRecoveryTest {
    private static final int FAILURES = 3;

    @BeforeEach
    void forget() {
        RestartTest.Failing.FAILURES.set(0);
    }

    private static List<Long> all() {
        return LongStream.range(0, ExactlyOnceSinksTest.NUMBERS).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void transactions_are_committed_once(int parallelism) throws Exception {
        String test = "transactions" + parallelism;
        LedgerFunction.GIVEN_UP.set(0);
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(parallelism);
        ExactlyOnceSinksTest.numbers(env).map(new RestartTest.Failing(FAILURES)).addSink(new LedgerFunction(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
        assertThat(LedgerFunction.GIVEN_UP.get()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void transactions_that_were_not_committed_are_committed_after_the_restart(int parallelism) throws Exception {
        String test = "late-transactions" + parallelism;
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(parallelism);
        ExactlyOnceSinksTest.numbers(env).addSink(new LedgerFunction(test, FAILURES));
        env.execute();
        assertThat(Ledger.of(test).failedCommits).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @Test
    void without_checkpoints_the_only_transaction_is_committed_at_the_end() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.fromSequence(0, ExactlyOnceSinksTest.NUMBERS - 1).addSink(new LedgerFunction("only", 0));
        env.execute();
        assertThat(Ledger.of("only").numbers()).isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_source_function_with_state_goes_on_where_it_was(int parallelism) throws Exception {
        read("source-state" + parallelism, parallelism, new CountedSource.InState(all().size(), 3_000 / parallelism));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void a_source_function_that_hands_out_a_list_goes_on_where_it_was(int parallelism) throws Exception {
        read("source-list" + parallelism, parallelism, new CountedSource.InList(all().size(), 3_000 / parallelism));
    }

    private static void read(String test, int parallelism, ParallelSourceFunction<Long> source) throws Exception {
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(parallelism);
        env.addSource(source)
                .returns(Types.LONG)
                .map(new RestartTest.Failing(FAILURES))
                .sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of(test).numbers()).isEqualTo(all());
    }

    @Test
    void a_sequence_goes_on_where_it_was() throws Exception {
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(2);
        env.addSource(new PacedSequence(all().size() - 1, 3_000))
                .returns(Types.LONG)
                .map(new RestartTest.Failing(FAILURES))
                .sinkTo(new LedgerSink("sequence", 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Ledger.of("sequence").numbers()).isEqualTo(all());
    }

    /// Keeps its records in a list, and publishes them when a checkpoint is complete.
    private static final class Listing extends RichSinkFunction<Long>
            implements ListCheckpointed<Long>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final Map<Integer, List<Long>> SHOWN = new ConcurrentHashMap<>();

        private transient TreeMap<Long, Integer> sizes = new TreeMap<>();
        private transient List<Long> written = new ArrayList<>();

        private void show(int size) {
            SHOWN.put(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(), List.copyOf(written.subList(0, size)));
        }

        @Override
        public void restoreState(List<Long> state) {
            written = new ArrayList<>(state);
        }

        @Override
        public void open(dev.millrace.api.process.OpenContext context) {
            sizes = new TreeMap<>();
            if (written == null) written = new ArrayList<>();
        }

        @Override
        public void invoke(Long value) {
            written.add(value);
        }

        @Override
        public List<Long> snapshotState(long checkpointId, long timestamp) {
            sizes.put(checkpointId, written.size());
            return written;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            show(sizes.get(checkpointId));
        }
    }

    @Test
    void a_sink_function_that_hands_out_a_list_gets_it_back() throws Exception {
        Listing.SHOWN.clear();
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(2);
        ExactlyOnceSinksTest.numbers(env).map(new RestartTest.Failing(FAILURES)).addSink(new Listing());
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Listing.SHOWN.values().stream().flatMap(List::stream).sorted())
                .isEqualTo(all());
    }
}
