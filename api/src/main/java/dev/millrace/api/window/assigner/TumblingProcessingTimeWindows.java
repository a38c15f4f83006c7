package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.WindowStagger;
import dev.millrace.api.window.trigger.ProcessingTimeTrigger;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/// Windows of one length that follow each other without gap or overlap, in processing time.
public class TumblingProcessingTimeWindows extends WindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;
    private static final long NO_SHIFT_YET = -1L;

    private final long sizeMillis;
    private final long globalOffsetMillis;
    private final WindowStagger stagger;
    // Each subtask has its own shift, so it is found where the first element arrives.
    private long shiftMillis;

    private TumblingProcessingTimeWindows(long size, long offset, WindowStagger windowStagger) {
        TimeWindows.checkTumbling("TumblingProcessingTimeWindows", size, offset);
        this.sizeMillis = size;
        this.globalOffsetMillis = offset;
        this.stagger = windowStagger;
        this.shiftMillis = windowStagger == WindowStagger.ALIGNED ? 0L : NO_SHIFT_YET;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long offset = offsetMillis(context);
        long start = TimeWindow.getWindowStartWithOffset(context.getCurrentProcessingTime(), offset, sizeMillis);
        return Collections.singletonList(new TimeWindow(start, start + sizeMillis));
    }

    /// The length of a window in milliseconds.
    public long getSize() {
        return sizeMillis;
    }

    /// For the engine: the length of a window.
    public long sizeMillis() {
        return sizeMillis;
    }

    /// For the engine: the distance from one window's start to the next, which here is the length.
    public long slideMillis() {
        return sizeMillis;
    }

    /// For the engine: how far windows are shifted against the epoch, the stagger included once it is known. Until the
    /// first element of a staggered assigner it is the offset alone.
    public long offsetMillis() {
        return shiftMillis == NO_SHIFT_YET ? globalOffsetMillis : (globalOffsetMillis + shiftMillis) % sizeMillis;
    }

    /// For the engine: [#offsetMillis()], with the stagger found if it was not yet.
    public long offsetMillis(WindowAssignerContext context) {
        if (shiftMillis == NO_SHIFT_YET) {
            shiftMillis = stagger.getStaggerOffset(context.getCurrentProcessingTime(), sizeMillis);
        }
        return offsetMillis();
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "TumblingProcessingTimeWindows(" + sizeMillis + ")";
    }

    /// Windows that start at multiples of their length.
    public static TumblingProcessingTimeWindows of(Duration size) {
        return of(size, Duration.ZERO);
    }

    /// Windows that start at multiples of their length plus an offset, such as -8 hours for days in China.
    public static TumblingProcessingTimeWindows of(Duration size, Duration offset) {
        return of(size, offset, WindowStagger.ALIGNED);
    }

    /// The same as [#of(Duration)], for programs of Flink 1.x.
    public static TumblingProcessingTimeWindows of(Time size) {
        return of(size.toDuration());
    }

    /// The same as [#of(Duration, Duration)], for programs of Flink 1.x.
    public static TumblingProcessingTimeWindows of(Time size, Time offset) {
        return of(size.toDuration(), offset.toDuration());
    }

    /// The same as [#of(Duration, Duration, WindowStagger)], for programs of Flink 1.x.
    public static TumblingProcessingTimeWindows of(Time size, Time offset, WindowStagger windowStagger) {
        return of(size.toDuration(), offset.toDuration(), windowStagger);
    }

    /// Windows with an offset and a shift of each subtask of its own.
    public static TumblingProcessingTimeWindows of(Duration size, Duration offset, WindowStagger windowStagger) {
        return new TumblingProcessingTimeWindows(size.toMillis(), offset.toMillis(), windowStagger);
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
