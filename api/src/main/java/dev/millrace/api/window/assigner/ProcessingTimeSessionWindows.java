package dev.millrace.api.window.assigner;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.SessionWindowTimeGapExtractor;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.trigger.ProcessingTimeTrigger;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/// Assigns elements to sessions in processing time. A session ends when no element arrives for a fixed gap.
public class ProcessingTimeSessionWindows extends MergingWindowAssigner<Object, TimeWindow> {
    private static final long serialVersionUID = 1L;

    /// The gap in milliseconds.
    protected long sessionTimeout;

    protected ProcessingTimeSessionWindows(long sessionTimeout) {
        TimeWindows.checkGap("ProcessingTimeSessionWindows", sessionTimeout);
        this.sessionTimeout = sessionTimeout;
    }

    @Override
    public Collection<TimeWindow> assignWindows(Object element, long timestamp, WindowAssignerContext context) {
        long now = context.getCurrentProcessingTime();
        return Collections.singletonList(new TimeWindow(now, now + sessionTimeout));
    }

    /// Returns the gap in milliseconds, for the engine.
    public long gapMillis() {
        return sessionTimeout;
    }

    @Override
    public Trigger<Object, TimeWindow> getDefaultTrigger() {
        return ProcessingTimeTrigger.create();
    }

    @Override
    public String toString() {
        return "ProcessingTimeSessionWindows(" + sessionTimeout + ")";
    }

    /// Creates sessions with a fixed gap.
    ///
    /// @param size the time without elements after which a session ends
    /// @throws IllegalArgumentException if the gap is less than 1 ms
    public static ProcessingTimeSessionWindows withGap(Duration size) {
        return new ProcessingTimeSessionWindows(size.toMillis());
    }

    /// Works like [#withGap(Duration)], for programs of Flink 1.x.
    public static ProcessingTimeSessionWindows withGap(Time size) {
        return withGap(size.toDuration());
    }

    /// Creates sessions whose gap depends on the element.
    ///
    /// @param sessionWindowTimeGapExtractor returns the gap after an element
    public static <T> DynamicProcessingTimeSessionWindows<T> withDynamicGap(
            SessionWindowTimeGapExtractor<T> sessionWindowTimeGapExtractor) {
        return new DynamicProcessingTimeSessionWindows<>(sessionWindowTimeGapExtractor);
    }

    @Override
    public TypeSerializer<TimeWindow> getWindowSerializer(ExecutionConfig executionConfig) {
        return new TimeWindow.Serializer();
    }

    @Override
    public boolean isEventTime() {
        return false;
    }

    @Override
    public void mergeWindows(Collection<TimeWindow> windows, MergeCallback<TimeWindow> callback) {
        TimeWindow.mergeWindows(windows, callback);
    }
}
