package dev.millrace.runtime.window.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.runtime.window.AccumulatorTables;
import dev.millrace.runtime.window.AggregateAggregation;
import dev.millrace.runtime.window.Aggregation;
import dev.millrace.runtime.window.Event;
import dev.millrace.runtime.window.PassingEmitter;
import dev.millrace.runtime.window.WindowFunctions;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.WindowOperatorHarness;
import dev.millrace.state.file.SectionKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests that the number of alarms stays small.
final class SessionOperatorTest {
    private static final long GAP = 10;

    @Test
    void a_key_that_always_has_an_open_session_has_few_alarms() throws Exception {
        WindowOperatorHarness harness = new WindowOperatorHarness(
                StreamExecutionEnvironment.getExecutionEnvironment()
                        .fromData(List.of(new Event()), TypeInformation.of(Event.class))
                        .keyBy(event -> event.key, Types.LONG)
                        .window(EventTimeSessionWindows.withGap(Duration.ofMillis(GAP)))
                        .aggregate(new WindowFunctions.SumIds()),
                false);
        SessionAlarms alarms = new SessionAlarms(true, GAP);
        SessionOperator<Event> sessions = operator(harness, alarms);

        for (long time = 0; time < 100_000; time += 2 * GAP) {
            harness.states().selectLong(7, harness.states().keyShape().hashLong(7));
            sessions.record(new Event(1, 7, time, 0), time);
            // The watermark lags, so that two sessions are always open.
            sessions.watermark(time - 2 * GAP);
            assertThat(alarms.size()).isLessThanOrEqualTo(3);
        }
        sessions.watermark(Long.MAX_VALUE);
        assertThat(alarms.size()).isZero();
        assertThat(harness.lines()).hasSize(5_000);
    }

    @SuppressWarnings("unchecked")
    private static SessionOperator<Event> operator(WindowOperatorHarness harness, SessionAlarms alarms) {
        Aggregation<?, ?, ?> sums = new AggregateAggregation<>(new WindowFunctions.SumIds());
        return new SessionOperator<>(
                GAP,
                harness.states(),
                (Aggregation<Event, Object, Object>) sums,
                new AccumulatorTables(
                        harness.states().keyShape(), true, SectionKind.KEYED_AGGREGATING, (TypeSerializer<Object>)
                                (TypeSerializer<?>) LongSerializer.INSTANCE),
                alarms,
                new PassingEmitter<>(harness.context().output()),
                new WindowProgress(
                        harness.context(),
                        ((Operation.Window) harness.context().step().operation()).window()));
    }
}
