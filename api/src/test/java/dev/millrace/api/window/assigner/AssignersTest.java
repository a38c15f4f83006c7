package dev.millrace.api.window.assigner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner.WindowAssignerContext;
import dev.millrace.api.window.WindowStagger;
import dev.millrace.base.fault.CodedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AssignersTest {

    @Property
    void tumbling_gives_the_one_aligned_window_that_holds_the_timestamp(
            @ForAll @LongRange(min = -500, max = 500) long timestamp,
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = -39, max = 39) int rawOffset) {
        long offset = rawOffset % size;
        var assigner = TumblingEventTimeWindows.of(Duration.ofMillis(size), Duration.ofMillis(offset));

        var windows = assigner.assignWindows("x", timestamp, clock(0));

        assertThat(windows).containsExactlyElementsOf(oracle(timestamp, size, size, offset));
    }

    @Property
    void sliding_gives_all_aligned_windows_that_hold_the_timestamp(
            @ForAll @LongRange(min = -500, max = 500) long timestamp,
            @ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 1, max = 40) int slide,
            @ForAll @IntRange(min = -39, max = 39) int rawOffset) {
        long offset = rawOffset % slide;
        var event = SlidingEventTimeWindows.of(
                Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
        var processing = SlidingProcessingTimeWindows.of(
                Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
        List<TimeWindow> expected = oracle(timestamp, size, slide, offset);

        assertThat(event.assignWindows("x", timestamp, clock(0))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(processing.assignWindows("x", 0, clock(timestamp))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void merging_joins_windows_that_overlap_or_touch_and_no_others(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 60) Integer> starts,
            @ForAll @IntRange(min = 1, max = 10) int gap) {
        List<TimeWindow> windows =
                starts.stream().map(start -> new TimeWindow(start, start + gap)).toList();
        Set<TimeWindow> left = new HashSet<>(windows);
        List<Collection<TimeWindow>> groups = new ArrayList<>();

        TimeWindow.mergeWindows(windows, (group, cover) -> {
            groups.add(List.copyOf(group));
            left.removeAll(group);
            left.add(cover);
        });

        assertThat(left).containsExactlyInAnyOrderElementsOf(mergedByMillis(windows));
        assertThat(groups).allMatch(group -> group.size() > 1);
    }

    @Test
    void tumbling_in_processing_time_looks_at_the_clock() {
        var assigner = TumblingProcessingTimeWindows.of(Duration.ofMillis(10), Duration.ofMillis(-3));

        assertThat(assigner.assignWindows("x", 99, clock(8))).containsExactly(new TimeWindow(7, 17));
        assertThat(assigner.isEventTime()).isFalse();
    }

    @Test
    void natural_stagger_starts_windows_at_the_first_element() {
        var assigner = TumblingEventTimeWindows.of(Duration.ofMillis(100), Duration.ZERO, WindowStagger.NATURAL);

        assertThat(assigner.assignWindows("x", 1_000, clock(530))).containsExactly(new TimeWindow(930, 1_030));
        assertThat(assigner.assignWindows("x", 1_030, clock(999))).containsExactly(new TimeWindow(1_030, 1_130));
        assertThat(assigner.offsetMillis()).isEqualTo(30);
    }

    @Test
    void random_stagger_stays_below_the_size_and_does_not_change() {
        var assigner = TumblingEventTimeWindows.of(Duration.ofMillis(7), Duration.ZERO, WindowStagger.RANDOM);

        long offset = assigner.offsetMillis(clock(5));

        assertThat(offset).isBetween(0L, 6L);
        assertThat(assigner.offsetMillis(clock(6))).isEqualTo(offset);
    }

    @Test
    void sessions_last_for_their_gap() {
        assertThat(EventTimeSessionWindows.withGap(Duration.ofMillis(5)).assignWindows("x", -3, clock(0)))
                .containsExactly(new TimeWindow(-3, 2));
        assertThat(ProcessingTimeSessionWindows.withGap(Duration.ofMillis(5)).assignWindows("x", 0, clock(9)))
                .containsExactly(new TimeWindow(9, 14));
        assertThat(EventTimeSessionWindows.<String>withDynamicGap(text -> text.length())
                        .assignWindows("four", 10, clock(0)))
                .containsExactly(new TimeWindow(10, 14));
        assertThat(ProcessingTimeSessionWindows.<String>withDynamicGap(text -> text.length())
                        .assignWindows("four", 0, clock(1)))
                .containsExactly(new TimeWindow(1, 5));
    }

    @Test
    void event_time_without_a_timestamp_is_refused() {
        assertThatThrownBy(() ->
                        TumblingEventTimeWindows.of(Duration.ofMillis(5)).assignWindows("x", Long.MIN_VALUE, clock(0)))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("MR-2601");
        assertThatThrownBy(() -> SlidingEventTimeWindows.of(Duration.ofMillis(5), Duration.ofMillis(5))
                        .assignWindows("x", Long.MIN_VALUE, clock(0)))
                .hasMessageContaining("MR-2601");
    }

    @Test
    void parameters_that_make_no_window_are_refused() {
        assertThatThrownBy(() -> TumblingEventTimeWindows.of(Duration.ZERO)).hasMessageContaining("MR-2600");
        assertThatThrownBy(() -> TumblingProcessingTimeWindows.of(Duration.ofMillis(5), Duration.ofMillis(5)))
                .hasMessageContaining("MR-2600");
        assertThatThrownBy(() ->
                        SlidingEventTimeWindows.of(Duration.ofMillis(5), Duration.ofMillis(2), Duration.ofMillis(-2)))
                .hasMessageContaining("MR-2600");
        assertThatThrownBy(() -> SlidingProcessingTimeWindows.of(Duration.ofDays(1), Duration.ofMillis(1)))
                .hasMessageContaining("MR-2600");
        assertThatThrownBy(() -> EventTimeSessionWindows.withGap(Duration.ZERO)).hasMessageContaining("MR-2600");
        assertThatThrownBy(() ->
                        EventTimeSessionWindows.<String>withDynamicGap(_ -> 0).assignWindows("x", 0, clock(0)))
                .hasMessageContaining("MR-2600");
    }

    @Test
    void global_windows_hold_everything() {
        assertThat(GlobalWindows.create().assignWindows("x", 0, clock(0))).containsExactly(GlobalWindow.get());
        assertThat(GlobalWindow.get().maxTimestamp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void windows_survive_serialization() throws IOException {
        TimeWindow window = new TimeWindow(Long.MIN_VALUE, -1);
        DataOutputSerializer output = new DataOutputSerializer(16);
        new TimeWindow.Serializer().serialize(window, output);
        new GlobalWindow.Serializer().serialize(GlobalWindow.get(), output);
        DataInputDeserializer input = new DataInputDeserializer(output.getCopyOfBuffer());

        assertThat(new TimeWindow.Serializer().deserialize(input)).isEqualTo(window);
        assertThat(new GlobalWindow.Serializer().deserialize(input)).isSameAs(GlobalWindow.get());
    }

    // Tries all possible starts.
    private static List<TimeWindow> oracle(long timestamp, long size, long slide, long offset) {
        List<TimeWindow> windows = new ArrayList<>();
        for (long start = timestamp - size; start <= timestamp + size; start++) {
            boolean aligned = (start - offset) % slide == 0;
            if (aligned && start <= timestamp && timestamp < start + size) {
                windows.add(new TimeWindow(start, start + size));
            }
        }
        return windows;
    }

    // Marks each point that a window covers, both ends included, and returns the connected ranges.
    private static List<TimeWindow> mergedByMillis(List<TimeWindow> windows) {
        TreeSet<Long> steps = new TreeSet<>();
        for (TimeWindow window : windows) {
            for (long at = window.getStart(); at < window.getEnd(); at++) steps.add(at);
        }
        List<TimeWindow> merged = new ArrayList<>();
        for (long at : steps) {
            if (steps.contains(at - 1)) continue;
            long end = at;
            while (steps.contains(end)) end++;
            merged.add(new TimeWindow(at, end));
        }
        return merged;
    }

    private static WindowAssignerContext clock(long millis) {
        return new WindowAssignerContext() {
            @Override
            public long getCurrentProcessingTime() {
                return millis;
            }
        };
    }
}
