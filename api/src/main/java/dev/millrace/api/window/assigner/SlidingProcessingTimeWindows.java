package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.trigger.ProcessingTimeTrigger;
import java.time.Duration;
import java.util.Collection;

/// Assigns elements to windows of a fixed size in processing time. A window starts at each multiple of the slide, and
/// windows overlap if the slide is shorter than the size.
public class SlidingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;

    private final long sizeMillis;
    private final long slideMillis;
    private final long offsetMillis;

    private SlidingProcessingTimeWindows(long size, long slide, long offset) {
        TimeWindows.checkSliding("SlidingProcessingTimeWindows", size, slide, offset);
        this.sizeMillis = size;
        this.slideMillis = slide;
        this.offsetMillis = offset;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        return TimeWindows.sliding(context.getCurrentProcessingTime(), sizeMillis, slideMillis, offsetMillis);
    }

    /// Returns the size of a window in milliseconds.
    public long getSize() {
        return sizeMillis;
    }

    /// Returns the interval between the starts of consecutive windows, in milliseconds.
    public long getSlide() {
        return slideMillis;
    }

    /// Returns the size of a window in milliseconds, for the engine.
    public long sizeMillis() {
        return sizeMillis;
    }

    /// Returns the interval between the starts of consecutive windows in milliseconds, for the engine.
    public long slideMillis() {
        return slideMillis;
    }

    /// Returns the offset of the windows in milliseconds, for the engine.
    public long offsetMillis() {
        return offsetMillis;
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "SlidingProcessingTimeWindows(" + sizeMillis + ", " + slideMillis + ")";
    }

    /// Creates windows that start at multiples of the slide, counted from the epoch.
    ///
    /// @throws IllegalArgumentException if the size or the slide is less than 1 ms, or if an element would belong
    /// to more than 10,000,000 windows
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /// Works like [#of(Duration, Duration)], for programs of Flink 1.x.
    public static SlidingProcessingTimeWindows of(Time size, Time slide) {
        return of(size.toDuration(), slide.toDuration());
    }

    /// Works like [#of(Duration, Duration, Duration)], for programs of Flink 1.x.
    public static SlidingProcessingTimeWindows of(Time size, Time slide, Time offset) {
        return of(size.toDuration(), slide.toDuration(), offset.toDuration());
    }

    /// Creates windows that start at multiples of the slide plus an offset.
    ///
    /// @param offset the offset from the epoch; may be negative, and its absolute value must be less than the slide
    /// @throws IllegalArgumentException if the size or the slide is less than 1 ms, if the offset is too large, or
    /// if an element would belong to more than 10,000,000 windows
    public static SlidingProcessingTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingProcessingTimeWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    @Override
    public TypeSerializer<TimeWindow> getWindowSerializer(ExecutionConfig executionConfig) {
        return new TimeWindow.Serializer();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }
}
