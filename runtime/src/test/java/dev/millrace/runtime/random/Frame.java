package dev.millrace.runtime.random;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Describes windows in event time.
sealed interface Frame extends Serializable {

    /// Represents a window.
    ///
    /// @param start the first millisecond of the window
    /// @param end the first millisecond after the window
    record Span(long start, long end) {
        boolean touches(Span other) {
            return start <= other.end && other.start <= end;
        }

        Span cover(Span other) {
            return new Span(Math.min(start, other.start), Math.max(end, other.end));
        }
    }

    WindowAssigner<Object, TimeWindow> assigner();

    /// Returns the windows of a record.
    List<Span> spans(long time);

    default boolean isMerging() {
        return false;
    }

    record Tumbling(int size, int offset) implements Frame {
        @Override
        public WindowAssigner<Object, TimeWindow> assigner() {
            return TumblingEventTimeWindows.of(Duration.ofMillis(size), Duration.ofMillis(offset));
        }

        @Override
        public List<Span> spans(long time) {
            long start = Math.floorDiv(time - offset, size) * size + offset;
            return List.of(new Span(start, start + size));
        }
    }

    record Sliding(int size, int slide) implements Frame {
        @Override
        public WindowAssigner<Object, TimeWindow> assigner() {
            return SlidingEventTimeWindows.of(Duration.ofMillis(size), Duration.ofMillis(slide));
        }

        @Override
        public List<Span> spans(long time) {
            List<Span> spans = new ArrayList<>();
            long start = Math.floorDiv(time, slide) * slide;
            for (; start > time - size; start -= slide) spans.add(new Span(start, start + size));
            return spans;
        }
    }

    record Session(int gap) implements Frame {
        @Override
        public WindowAssigner<Object, TimeWindow> assigner() {
            return new AsObjects(EventTimeSessionWindows.withGap(Duration.ofMillis(gap))).assigner();
        }

        @Override
        public List<Span> spans(long time) {
            return List.of(new Span(time, time + gap));
        }

        @Override
        public boolean isMerging() {
            return true;
        }
    }

    /// Holds a window assigner of any element type.
    record AsObjects(WindowAssigner<?, TimeWindow> of) {
        @SuppressWarnings("unchecked") // it does not look at the records
        WindowAssigner<Object, TimeWindow> assigner() {
            return (WindowAssigner<Object, TimeWindow>) of;
        }
    }
}
