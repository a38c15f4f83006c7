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

/// Windows that stay open until no element came for a time, in event time.
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

    /// For the engine: how long a session stays open after its last element.
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

    /// Sessions that end when no element came for the time.
    public static EventTimeSessionWindows withGap(Duration size) {
        return new EventTimeSessionWindows(size.toMillis());
    }

    /// The same as [#withGap(Duration)], for programs of Flink 1.x.
    public static EventTimeSessionWindows withGap(Time size) {
        return withGap(size.toDuration());
    }

    /// Sessions whose elements say how long to wait for the next.
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
