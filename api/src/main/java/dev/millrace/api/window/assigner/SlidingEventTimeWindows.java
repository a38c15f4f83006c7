package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import java.time.Duration;
import java.util.Collection;

/// Windows of one length that start at a regular distance and may overlap, in event time.
public class SlidingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {
    /// The most windows an element may belong to.
    public static final int MAX_WINDOW_NUM = TimeWindows.MAX_WINDOWS_PER_ELEMENT;

    private static final long serialVersionUID = 1L;

    private final long sizeMillis;
    private final long slideMillis;
    private final long offsetMillis;

    protected SlidingEventTimeWindows(long size, long slide, long offset) {
        TimeWindows.checkSliding("SlidingEventTimeWindows", size, slide, offset);
        this.sizeMillis = size;
        this.slideMillis = slide;
        this.offsetMillis = offset;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        if (timestamp == Long.MIN_VALUE) throw TimeWindows.noTimestamp(element);
        return TimeWindows.sliding(timestamp, sizeMillis, slideMillis, offsetMillis);
    }

    /// The length of a window in milliseconds.
    public long getSize() {
        return sizeMillis;
    }

    /// The distance from one window's start to the next, in milliseconds.
    public long getSlide() {
        return slideMillis;
    }

    /// For the engine: the length of a window.
    public long sizeMillis() {
        return sizeMillis;
    }

    /// For the engine: the distance from one window's start to the next.
    public long slideMillis() {
        return slideMillis;
    }

    /// For the engine: how far windows are shifted against the epoch.
    public long offsetMillis() {
        return offsetMillis;
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "SlidingEventTimeWindows(" + sizeMillis + ", " + slideMillis + ")";
    }

    /// Windows that start at multiples of the slide.
    public static SlidingEventTimeWindows of(Duration size, Duration slide) {
        return of(size, slide, Duration.ZERO);
    }

    /// The same as [#of(Duration, Duration)], for programs of Flink 1.x.
    public static SlidingEventTimeWindows of(Time size, Time slide) {
        return of(size.toDuration(), slide.toDuration());
    }

    /// The same as [#of(Duration, Duration, Duration)], for programs of Flink 1.x.
    public static SlidingEventTimeWindows of(Time size, Time slide, Time offset) {
        return of(size.toDuration(), slide.toDuration(), offset.toDuration());
    }

    /// Windows that start at multiples of the slide plus an offset.
    public static SlidingEventTimeWindows of(Duration size, Duration slide, Duration offset) {
        return new SlidingEventTimeWindows(size.toMillis(), slide.toMillis(), offset.toMillis());
    }

    @Override
    public TypeSerializer<TimeWindow> getWindowSerializer(ExecutionConfig executionConfig) {
        return new TimeWindow.Serializer();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }
}
