package dev.millrace.sql.stream.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.stream.window.WindowShape.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowShapeTest {
    /// Returns the ends of the windows of a time, found through its slice.
    private static List<Long> ends(WindowShape shape, long time) {
        List<Long> ends = new ArrayList<>();
        long slice = shape.sliceEnd(time);
        long last = shape.lastEnd(slice);
        for (long end = shape.firstEnd(slice); end != WindowShape.NONE && end <= last; end = shape.nextEnd(end)) {
            ends.add(end);
        }
        return ends;
    }

    /// Returns the ends of the windows of a time by their definition.
    private static List<Long> expected(WindowShape shape, long time) {
        List<Long> ends = new ArrayList<>();
        long step = shape.kind() == Kind.CUMULATE ? shape.size() : shape.slide();
        for (long start = -1000 * step + shape.offset(); start <= time; start += step) {
            if (shape.kind() != Kind.CUMULATE) {
                if (time < start + shape.size()) ends.add(start + shape.size());
                continue;
            }
            for (long end = start + shape.slide(); end <= start + shape.size(); end += shape.slide()) {
                if (time < end && time < start + shape.size()) ends.add(end);
            }
        }
        return ends;
    }

    @Test
    void slices_lead_to_the_windows_of_a_time() {
        List<WindowShape> shapes = List.of(
                WindowShape.of(Kind.TUMBLE, List.of(10L)),
                WindowShape.of(Kind.TUMBLE, List.of(10L, 3L)),
                WindowShape.of(Kind.HOP, List.of(5L, 10L)),
                WindowShape.of(Kind.HOP, List.of(4L, 10L, 1L)),
                WindowShape.of(Kind.HOP, List.of(10L, 10L)),
                WindowShape.of(Kind.HOP, List.of(10L, 4L, 2L)),
                WindowShape.of(Kind.CUMULATE, List.of(5L, 15L)),
                WindowShape.of(Kind.CUMULATE, List.of(5L, 15L, 1L)));
        for (WindowShape shape : shapes) {
            for (long time = -40; time < 60; time++) {
                assertThat(ends(shape, time)).as("%s at %d", shape, time).isEqualTo(expected(shape, time));
            }
        }
    }

    @Test
    void windows_start_where_their_shape_says() {
        assertThat(WindowShape.of(Kind.TUMBLE, List.of(10L, 3L)).start(23)).isEqualTo(13);
        assertThat(WindowShape.of(Kind.HOP, List.of(5L, 10L)).start(25)).isEqualTo(15);
        WindowShape cumulate = WindowShape.of(Kind.CUMULATE, List.of(5L, 15L, 1L));
        assertThat(List.of(cumulate.start(6), cumulate.start(11), cumulate.start(16), cumulate.start(21)))
                .containsExactly(1L, 1L, 1L, 16L);
    }

    @Test
    void intervals_must_be_positive() {
        assertThatThrownBy(() -> WindowShape.of(Kind.TUMBLE, List.of(0L))).hasMessageContaining("not positive");
    }
}
