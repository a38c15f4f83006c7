package dev.millrace.runtime.window.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

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
}
