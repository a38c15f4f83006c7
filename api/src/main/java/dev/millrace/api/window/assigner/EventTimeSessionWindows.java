package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.SessionWindowTimeGapExtractor;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/// Assigns elements to sessions in event time. A session ends when no element arrives for a fixed gap.
public class EventTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;

    /// The gap in milliseconds.
    protected long sessionTimeout;

    protected EventTimeSessionWindows(long sessionTimeout) {
        TimeWindows.checkGap("EventTimeSessionWindows", sessionTimeout);
        this.sessionTimeout = sessionTimeout;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        return Collections.singletonList(new TimeWindow(timestamp, timestamp + sessionTimeout));
    }

    /// Returns the gap in milliseconds, for the engine.
    public long gapMillis() {
        return sessionTimeout;
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return EventTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "EventTimeSessionWindows(" + sessionTimeout + ")";
    }

    /// Creates sessions with a fixed gap.
    ///
    /// @param size the time without elements after which a session ends
    /// @throws IllegalArgumentException if the gap is less than 1 ms
    public static EventTimeSessionWindows withGap(Duration size) {
        return new EventTimeSessionWindows(size.toMillis());
    }

    /// Works like [#withGap(Duration)], for programs of Flink 1.x.
    public static EventTimeSessionWindows withGap(Time size) {
        return withGap(size.toDuration());
    }

    /// Creates sessions whose gap depends on the element.
    ///
    /// @param sessionWindowTimeGapExtractor returns the gap after an element
    public static <T> DynamicEventTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> sessionWindowTimeGapExtractor) {
        return new DynamicEventTimeSessionWindows<>(sessionWindowTimeGapExtractor);
    }

    @Override
    public TypeSerializer<TimeWindow> getWindowSerializer(ExecutionConfig executionConfig) {
        return new TimeWindow.Serializer();
    }

    @Override
    public boolean isEventTime() {
        return true;
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }
}
