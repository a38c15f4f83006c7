package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.WindowStagger;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/// Assigns elements to windows of a fixed size in event time. The windows do not overlap and have no gaps.
public class TumblingEventTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;
    private static final long NO_SHIFT_YET = -1L;

    private final long sizeMillis;
    private final long globalOffsetMillis;
    private final WindowStagger stagger;
    // Each subtask determines its own shift at its first element.
    private long shiftMillis;

    protected TumblingEventTimeWindows(long size, long offset, WindowStagger windowStagger) {
        TimeWindows.checkTumbling("TumblingEventTimeWindows", size, offset);
        this.sizeMillis = size;
        this.globalOffsetMillis = offset;
        this.stagger = windowStagger;
        this.shiftMillis = windowStagger == WindowStagger.ALIGNED ? 0L : NO_SHIFT_YET;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        if (timestamp == Long.MIN_VALUE) throw TimeWindows.noTimestamp(element);
        long offset = offsetMillis(context);
        long start = TimeWindow.getWindowStartWithOffset(timestamp, offset, sizeMillis);
        return Collections.singletonList(new TimeWindow(start, start + sizeMillis));
    }

    /// Returns the size of a window in milliseconds, for the engine.
    public long sizeMillis() {
        return sizeMillis;
    }

    /// Returns the interval between the starts of consecutive windows in milliseconds, for the engine. The interval
    /// equals the size.
    public long slideMillis() {
        return sizeMillis;
    }

    /// Tells whether all subtasks have the same windows, for the engine.
    public boolean isAligned() {
        return stagger == WindowStagger.ALIGNED;
    }

    /// Returns the offset of the windows in milliseconds, for the engine. The result contains the stagger of the
    /// subtask after the first element.
    public long offsetMillis() {
        return shiftMillis == NO_SHIFT_YET ? globalOffsetMillis : (globalOffsetMillis + shiftMillis) % sizeMillis;
    }

    /// Determines the stagger of the subtask, if it is not known yet, and returns the result of [#offsetMillis()].
    public long offsetMillis(WindowAssignerContext context) {
        if (shiftMillis == NO_SHIFT_YET) {
            shiftMillis = stagger.getStaggerOffset(context.getCurrentProcessingTime(), sizeMillis);
        }
        return offsetMillis();
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "TumblingEventTimeWindows(" + sizeMillis + ")";
    }

    /// Creates windows that start at multiples of their size, counted from the epoch.
    ///
    /// @throws IllegalArgumentException if the size is less than 1 ms
    public static TumblingEventTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /// Creates windows that start at multiples of their size plus an offset. For example, an offset of -8 hours
    /// starts windows of a day at midnight in China.
    ///
    /// @param offset the offset from the epoch; may be negative, and its absolute value must be less than the size
    /// @throws IllegalArgumentException if the size is less than 1 ms or the offset is too large
    public static TumblingEventTimeWindows of(Duration size, Duration offset) {
        return of(size, offset, WindowStagger.ALIGNED);
    }

    /// Works like [#of(Duration)], for programs of Flink 1.x.
    public static TumblingEventTimeWindows of(Time size) {
        return of(size.toDuration());
    }

    /// Works like [#of(Duration, Duration)], for programs of Flink 1.x.
    public static TumblingEventTimeWindows of(Time size, Time offset) {
        return of(size.toDuration(), offset.toDuration());
    }

    /// Works like [#of(Duration, Duration, WindowStagger)], for programs of Flink 1.x.
    public static TumblingEventTimeWindows of(Time size, Time offset, WindowStagger windowStagger) {
        return of(size.toDuration(), offset.toDuration(), windowStagger);
    }

    /// Creates windows with an offset and a stagger, which shifts the windows of each subtask so that not all
    /// windows fire at the same time.
    ///
    /// @param offset the offset from the epoch; may be negative, and its absolute value must be less than the size
    /// @throws IllegalArgumentException if the size is less than 1 ms or the offset is too large
    public static TumblingEventTimeWindows of(Duration size, Duration offset, WindowStagger windowStagger) {
        return new TumblingEventTimeWindows(size.toMillis(), offset.toMillis(), windowStagger);
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
