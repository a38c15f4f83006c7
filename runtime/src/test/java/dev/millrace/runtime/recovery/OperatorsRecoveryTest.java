package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests operators of programs in jobs that fail and restart.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OperatorsRecoveryTest {
    private static final int FAILURES = 3;

    /// Collects records, and emits them before every second barrier and at the end. At other barriers, the records
    /// are state.
    private static final class Gathering extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long>, BoundedOneInput {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger KEPT = new AtomicInteger();
        private static final AtomicInteger COMPLETED = new AtomicInteger();

        private transient List<Long> gathered = new ArrayList<>();
        private transient ListState<Long> state;

        @Override
        public void initializeState(StateInitializationContext context) throws Exception {
            super.initializeState(context);
            state = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("gathered", Types.LONG));
            gathered = new ArrayList<>();
            state.get().forEach(gathered::add);
        }

        @Override
        public void processElement(StreamRecord<Long> element) {
            gathered.add(element.getValue());
        }

        @Override
        public void prepareSnapshotPreBarrier(long checkpointId) {
            if (checkpointId % 2 == 0) emit();
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            super.snapshotState(context);
            KEPT.addAndGet(gathered.size());
            state.update(gathered);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) throws Exception {
            super.notifyCheckpointComplete(checkpointId);
            COMPLETED.incrementAndGet();
        }

        @Override
        public void endInput() {
            emit();
        }

        private void emit() {
            for (Long each : gathered) output.collect(new StreamRecord<>(each));
            gathered.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void what_an_operator_keeps_and_what_it_sends_before_a_barrier_comes_once(int parallelism) throws Exception {
        String test = "operator" + parallelism;
        RestartTest.Failing.FAILURES.set(0);
        Gathering.KEPT.set(0);
        Gathering.COMPLETED.set(0);
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(parallelism);
        ExactlyOnceSinksTest.numbers(env)
                .map(new RestartTest.Failing(FAILURES))
                .transform("gathering", Types.LONG, new Gathering())
                .sinkTo(new LedgerSink(test, 0));
        env.execute();
        assertThat(RestartTest.Failing.FAILURES).hasValue(FAILURES);
        assertThat(Gathering.KEPT.get()).isPositive();
        assertThat(Gathering.COMPLETED.get()).isPositive();
        assertThat(Ledger.of(test).numbers())
                .isEqualTo(LongStream.range(0, ExactlyOnceSinksTest.NUMBERS)
                        .boxed()
                        .toList());
    }
}
