package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.WindowStagger;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests that each subtask has its own assigners and evictors.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WindowCopiesTest {

    /// Records the identity of each instance.
    private static final class Telling implements Evictor<Long, TimeWindow> {
        private static final long serialVersionUID = 1L;
        private static final Set<Integer> SEEN = ConcurrentHashMap.newKeySet();

        @Override
        public void evictBefore(
                Iterable<TimestampedValue<Long>> elements, int size, TimeWindow window, EvictorContext context) {
            SEEN.add(System.identityHashCode(this));
        }

        @Override
        public void evictAfter(
                Iterable<TimestampedValue<Long>> elements, int size, TimeWindow window, EvictorContext context) {}
    }

    @Test
    void subtasks_do_not_share_an_evictor() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        Telling evictor = new Telling();
        env.fromSequence(1, 100)
                .assignTimestampsAndWatermarks(dev.millrace.api.time.WatermarkStrategy.<Long>forMonotonousTimestamps()
                        .withTimestampAssigner((number, _) -> number))
                .keyBy(number -> number, Types.LONG)
                .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                .evictor(evictor)
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        env.execute();
        assertThat(Telling.SEEN).hasSize(2).doesNotContain(System.identityHashCode(evictor));
    }

    @Test
    void staggered_windows_are_shifted_by_when_the_first_record_comes() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        WindowOperatorHarness harness = new WindowOperatorHarness(
                env.fromData(List.of(new Event()), TypeInformation.of(Event.class))
                        .keyBy(event -> event.key, Types.LONG)
                        .window(TumblingEventTimeWindows.of(
                                Duration.ofMillis(100), Duration.ZERO, WindowStagger.NATURAL))
                        .reduce(Event::plus),
                false);
        harness.clock(5_030);
        harness.record(0, new Event(1, 0, 29, 0), 29);
        harness.clock(5_050);
        harness.record(0, new Event(2, 0, 30, 0), 30);
        harness.watermark(0, Long.MAX_VALUE);
        assertThat(harness.lines()).containsExactly("1 @29", "2 @129");
    }
}
