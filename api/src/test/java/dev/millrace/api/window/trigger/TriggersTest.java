package dev.millrace.api.window.trigger;

import static dev.millrace.api.window.TriggerResult.CONTINUE;
import static dev.millrace.api.window.TriggerResult.FIRE;
import static dev.millrace.api.window.TriggerResult.FIRE_AND_PURGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.window.FakeTriggerContext;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.GlobalWindows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private final FakeTriggerContext ctx = new FakeTriggerContext();
    private final TimeWindow window = new TimeWindow(0, 100);

    @Test
    void event_time_fires_at_the_end_and_again_for_each_late_element() throws Exception {
        EventTimeTrigger trigger = EventTimeTrigger.create();

        assertThat(trigger.onElement("x", 5, window, ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.eventTimers).containsExactly(99L);
        assertThat(trigger.onEventTime(50, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onEventTime(99, window, ctx)).isEqualTo(FIRE);
        ctx.watermark = 99;
        assertThat(trigger.onElement("late", 5, window, ctx)).isEqualTo(FIRE);
        trigger.clear(window, ctx);
        assertThat(ctx.eventTimers).isEmpty();
    }

    @Test
    void event_time_sets_no_timer_for_a_merged_window_that_is_past() throws Exception {
        EventTimeTrigger trigger = EventTimeTrigger.create();
        ctx.watermark = 99;

        trigger.onMerge(window, ctx);
        assertThat(ctx.eventTimers).isEmpty();
        trigger.onMerge(new TimeWindow(0, 101), ctx);
        assertThat(ctx.eventTimers).containsExactly(100L);
    }

    @Test
    void processing_time_fires_at_the_end() throws Exception {
        ProcessingTimeTrigger trigger = ProcessingTimeTrigger.create();

        assertThat(trigger.onElement("x", 5, window, ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.processingTimers).containsExactly(99L);
        assertThat(trigger.onProcessingTime(99, window, ctx)).isEqualTo(FIRE);
        assertThat(trigger.onEventTime(99, window, ctx)).isEqualTo(CONTINUE);
        trigger.clear(window, ctx);
        assertThat(ctx.processingTimers).isEmpty();
    }

    @Test
    void count_fires_at_each_multiple() throws Exception {
        CountTrigger<TimeWindow> trigger = CountTrigger.of(3);

        for (int round = 0; round < 2; round++) {
            assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(CONTINUE);
            assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(CONTINUE);
            assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(FIRE);
        }
        trigger.onElement("x", 0, window, ctx);
        trigger.clear(window, ctx);
        assertThat(ctx.hasState()).isFalse();
    }

    @Test
    void count_adds_up_over_merged_windows() throws Exception {
        CountTrigger<TimeWindow> trigger = CountTrigger.of(4);
        trigger.onElement("x", 0, window, ctx.at("a"));
        trigger.onElement("x", 0, window, ctx.at("a"));
        trigger.onElement("x", 0, window, ctx.at("b"));

        trigger.onMerge(window, ctx.at("ab").merging("a", "b"));

        assertThat(trigger.onElement("x", 0, window, ctx.at("ab"))).isEqualTo(FIRE);
    }

    @Test
    void continuous_event_time_fires_at_multiples_and_at_the_end() throws Exception {
        ContinuousEventTimeTrigger<TimeWindow> trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(40));

        assertThat(trigger.onElement("x", 5, window, ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.eventTimers).containsExactly(40L, 99L);
        assertThat(trigger.onEventTime(39, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onEventTime(40, window, ctx)).isEqualTo(FIRE);
        assertThat(trigger.onEventTime(80, window, ctx)).isEqualTo(FIRE);
        assertThat(trigger.onEventTime(99, window, ctx)).isEqualTo(FIRE);
        assertThat(ctx.eventTimers).containsExactly(40L, 80L, 99L);
        ctx.watermark = 99;
        assertThat(trigger.onElement("late", 5, window, ctx)).isEqualTo(FIRE);
        trigger.clear(window, ctx);
        assertThat(ctx.hasState()).isFalse();
    }

    @Test
    void continuous_event_time_keeps_the_earliest_fire_of_merged_windows() throws Exception {
        ContinuousEventTimeTrigger<TimeWindow> trigger = ContinuousEventTimeTrigger.of(Duration.ofMillis(10));
        trigger.onElement("x", 25, window, ctx.at("a"));
        trigger.onElement("x", 5, window, ctx.at("b"));
        ctx.eventTimers.clear();

        trigger.onMerge(window, ctx.at("ab").merging("a", "b"));

        assertThat(ctx.eventTimers).containsExactly(10L);
        assertThat(trigger.onEventTime(10, window, ctx)).isEqualTo(FIRE);
    }

    @Test
    void continuous_processing_time_fires_at_multiples_and_at_the_end() throws Exception {
        ContinuousProcessingTimeTrigger<TimeWindow> trigger = ContinuousProcessingTimeTrigger.of(Duration.ofMillis(40));
        ctx.now = 50;

        assertThat(trigger.onElement("x", 5, window, ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.processingTimers).containsExactly(80L);
        assertThat(trigger.onProcessingTime(80, window, ctx)).isEqualTo(FIRE);
        assertThat(ctx.processingTimers).containsExactly(80L, 99L);
        assertThat(trigger.onProcessingTime(81, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onProcessingTime(99, window, ctx)).isEqualTo(FIRE);
        trigger.clear(window, ctx);
        assertThat(ctx.processingTimers).containsExactly(80L);
    }

    @Test
    void delta_compares_with_the_element_that_fired_before() throws Exception {
        DeltaTrigger<Long, TimeWindow> trigger =
                DeltaTrigger.of(2, (old, fresh) -> Math.abs(fresh - old), LongSerializer.INSTANCE);

        assertThat(trigger.onElement(10L, 0, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onElement(12L, 0, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onElement(13L, 0, window, ctx)).isEqualTo(FIRE);
        assertThat(trigger.onElement(11L, 0, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.canMerge()).isFalse();
        assertThatThrownBy(() -> trigger.onMerge(window, ctx)).hasMessageContaining("MR-2602");
    }

    @Test
    void purging_turns_fires_into_purges() throws Exception {
        PurgingTrigger<Object, TimeWindow> trigger = PurgingTrigger.of(CountTrigger.of(2));

        assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(CONTINUE);
        assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(FIRE_AND_PURGE);
        assertThat(trigger.canMerge()).isTrue();
    }

    @Test
    void timeout_fires_when_the_nested_trigger_takes_too_long() throws Exception {
        ProcessingTimeoutTrigger<Object, TimeWindow> trigger =
                ProcessingTimeoutTrigger.of(CountTrigger.of(3), Duration.ofMillis(10));
        ctx.now = 100;
        trigger.onElement("x", 0, window, ctx);
        ctx.now = 105;
        trigger.onElement("x", 0, window, ctx);

        assertThat(ctx.processingTimers).containsExactly(110L);
        assertThat(trigger.onProcessingTime(110, window, ctx)).isEqualTo(FIRE);
        assertThat(ctx.hasState()).isFalse();
    }

    @Test
    void timeout_starts_anew_with_each_element_if_told_so() throws Exception {
        ProcessingTimeoutTrigger<Object, TimeWindow> trigger =
                ProcessingTimeoutTrigger.of(CountTrigger.of(3), Duration.ofMillis(10), true, false);
        trigger.onElement("x", 0, window, ctx);
        ctx.now = 5;
        trigger.onElement("x", 0, window, ctx);

        assertThat(ctx.processingTimers).containsExactly(15L);
        assertThat(trigger.onProcessingTime(15, window, ctx)).isEqualTo(FIRE);
        assertThat(trigger.onElement("x", 0, window, ctx)).isEqualTo(FIRE);
        assertThat(ctx.processingTimers).isEmpty();
    }

    @Test
    void global_windows_fire_never_or_at_the_end_of_the_stream() throws Exception {
        var never = GlobalWindows.create().getDefaultTrigger();
        var atEnd = GlobalWindows.createWithEndOfStreamTrigger().getDefaultTrigger();

        assertThat(never.onElement("x", 0, GlobalWindow.get(), ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.eventTimers).isEmpty();
        assertThat(atEnd.onElement("x", 0, GlobalWindow.get(), ctx)).isEqualTo(CONTINUE);
        assertThat(ctx.eventTimers).containsExactly(Long.MAX_VALUE);
        assertThat(atEnd.onEventTime(Long.MAX_VALUE, GlobalWindow.get(), ctx)).isEqualTo(FIRE);
    }
}
