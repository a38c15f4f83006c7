package dev.millrace.runtime.window.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SliceShapeTest {

    @Property(tries = 2000)
    void the_windows_of_a_slice_are_those_that_contain_any_of_its_times(
            @ForAll @LongRange(min = 1, max = 60) long size,
            @ForAll @LongRange(min = 1, max = 60) long slide,
            @ForAll @LongRange(min = -100, max = 100) long offset,
            @ForAll @LongRange(min = -1000, max = 1000) long timestamp) {
        SliceShape shape = new SliceShape(size, slide, offset);
        long start = shape.sliceStart(timestamp);

        assertThat(timestamp).isBetween(start, start + shape.slice() - 1);
        assertThat(endsByShape(shape, start)).isEqualTo(endsByDefinition(size, slide, offset, timestamp));
        assertThat(shape.isGap(start)).isEqualTo(endsByShape(shape, start).isEmpty());
    }

    private static List<Long> endsByShape(SliceShape shape, long start) {
        List<Long> ends = new ArrayList<>();
        if (shape.isGap(start)) return ends;
        for (long end = shape.firstEnd(start); end <= shape.lastEnd(start); end += shape.slide()) ends.add(end);
        return ends;
    }

    private static List<Long> endsByDefinition(long size, long slide, long offset, long timestamp) {
        List<Long> ends = new ArrayList<>();
        for (long start = timestamp - size - slide; start <= timestamp; start++) {
            boolean isStart = Math.floorMod(start - offset, slide) == 0;
            if (isStart && timestamp < start + size) ends.add(start + size);
        }
        return ends;
    }

    @Property(tries = 2000)
    void the_next_end_is_the_first_end_of_any_slice_after_a_time(
            @ForAll @LongRange(min = 1, max = 40) long size,
            @ForAll @LongRange(min = 1, max = 40) long slide,
            @ForAll @LongRange(min = -50, max = 50) long offset,
            @ForAll @Size(max = 12) List<@LongRange(min = -300, max = 300) Long> timestamps,
            @ForAll @LongRange(min = -400, max = 400) long after) {
        SliceShape shape = new SliceShape(size, slide, offset);
        TreeMap<Long, String> slices = new TreeMap<>();
        for (long each : timestamps)
            if (!shape.isGap(shape.sliceStart(each))) slices.put(shape.sliceStart(each), "slice");

        long expected = timestamps.stream()
                .flatMap(each -> endsByDefinition(size, slide, offset, each).stream())
                .filter(end -> end > after)
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
        assertThat(shape.nextEnd(slices, after)).isEqualTo(expected);
        assertThat(shape.nextEnd(slices, Long.MIN_VALUE))
                .isEqualTo(slices.isEmpty() ? Long.MAX_VALUE : shape.firstEnd(slices.firstKey()));
    }

    /// Counts how often the firing asks for a slice.
    private static final class CountingSlices extends TreeMap<Long, String> {
        private static final long serialVersionUID = 1L;

        private int visits;

        @Override
        public Long firstKey() {
            visits++;
            return super.firstKey();
        }

        @Override
        public Long higherKey(Long key) {
            visits++;
            return super.higherKey(key);
        }
    }

    /// A watermark may pass many windows at once, for example when a source catches up. No slice is dropped meanwhile.
    @ParameterizedTest
    @CsvSource({"3600, 3600, 1", "3600, 600, 1", "900, 600, 1", "60, 60, 1000000", "10, 60, 7"})
    void each_of_many_windows_is_found_in_a_few_steps(long size, long slide, long gaps) {
        SliceShape shape = new SliceShape(size, slide, 0);
        CountingSlices slices = new CountingSlices();
        for (int i = 0; i < 10_000; i++) slices.put(shape.sliceStart(i * gaps * slide), "slice");

        int windows = 0;
        for (long end = shape.nextEnd(slices, Long.MIN_VALUE); end < Long.MAX_VALUE; end = shape.nextEnd(slices, end))
            windows++;

        assertThat(windows).isGreaterThanOrEqualTo(10_000);
        assertThat(slices.visits).isLessThan(4 * windows);
    }
}
