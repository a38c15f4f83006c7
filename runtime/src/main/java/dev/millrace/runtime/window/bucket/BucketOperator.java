package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.runtime.window.slice.SliceOperator;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Evaluates windows of any kind with one bucket of contents for each key and window. Supports any assigner, trigger,
/// evictor and lateness, with the semantics of Flink's window operator.
public final class BucketOperator<I, C, W extends Window> implements OneInput<I>, KeyedPart {
    // Numbers that the operator stores in snapshots beside the format of its windows.
    private static final long TIMERS_KEPT = 0;
    private static final long TIMERS_LOST = 1;

    /// Holds the parts that differ from one window definition to another.
    ///
    /// @param merging null if windows do not merge
    public record Parts<I, C, W extends Window>(
            WindowAssigner<Object, W> assigner,
            Contents<I, C, W> contents,
            BucketTrigger<W> trigger,
            WindowEmitter<C, W> emitter,
            @Nullable MergingWindows<W> merging,
            long latenessMillis) {}

    private final Parts<I, C, W> parts;
    private final KeyedStates<Object> keyed;
    private final BucketTimers<W> timers;
    private final WindowProgress progress;
    private final WindowAssigner.WindowAssignerContext assignerContext;
    /// Whether a timer at the end of a window cleans the window up.
    private final boolean cleansUpAtEnd;
    /// Whether a trigger has deleted a timer in a timer callback. From then on, a window with contents may lack its
    /// cleanup timer until its next record arrives.
    private boolean haveTimersLost;

    public BucketOperator(
            Parts<I, C, W> parts, BucketTimers<W> timers, WindowProgress progress, OperatorContext context) {
        this.parts = parts;
        this.keyed = context.keyedStates();
        this.timers = timers;
        this.progress = progress;
        this.assignerContext = new WindowAssigner.WindowAssignerContext() {
            @Override
            public long getCurrentProcessingTime() {
                return progress.processingTime();
            }
        };
        this.cleansUpAtEnd = parts.assigner.isEventTime() && parts.latenessMillis == 0 && parts.merging == null;
        timers.onProcessingTime(this::processingTime);
        WindowStateFormat.BUCKETS.restore(keyed, number -> haveTimersLost |= number == TIMERS_LOST);
        keyed.attach(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        WindowStateFormat.BUCKETS.addTo(
                (KeyedSnapshot<Object>) snapshot, keyed, haveTimersLost ? TIMERS_LOST : TIMERS_KEPT);
    }

    @Override
    public Receiver<?> control() {
        return progress.control();
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            timers.watchLosses();
            Collection<W> windows = parts.assigner.assignWindows(value, timestamp, assignerContext);
            boolean skipped = true;
            for (W window : windows) {
                skipped &= parts.merging == null
                        ? !addTo(window, window, value, timestamp)
                        : !addMerging(parts.merging, window, value, timestamp);
            }
            if (skipped && isLate(timestamp)) progress.late(value, timestamp);
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, value, timestamp);
        }
    }

    /// Adds a record to a window and calls the trigger.
    ///
    /// @return whether the window accepted the record
    private boolean addTo(W window, W stateWindow, I value, long timestamp) throws Exception {
        if (isLate(window)) return false;
        boolean isNew = parts.contents.add(stateWindow, value, timestamp);
        boolean hasTimer = !isNew && !haveTimersLost;
        TriggerResult result = parts.trigger.onElement(window, value, timestamp, isNew, hasTimer && cleansUpAtEnd);
        act(result, window, stateWindow);
        // A window with contents already has the timer, unless the trigger deleted the timer meanwhile.
        if (!hasTimer || result.isPurge() || timers.haveLost()) registerCleanup(window);
        return true;
    }

    private boolean addMerging(MergingWindows<W> merging, W added, I value, long timestamp) throws Exception {
        W window = merging.add(added, this::merged);
        if (isLate(window)) {
            merging.retire(window);
            return false;
        }
        return addTo(window, Check.present(merging.stateWindow(window), "the state of a window"), value, timestamp);
    }

    private void merged(W result, Collection<W> merged, W stateOfResult, Collection<W> stateOfMerged) throws Exception {
        parts.trigger.onMerge(result, merged);
        for (W each : merged) {
            parts.trigger.clear(each);
            deleteCleanup(each);
        }
        parts.contents.merge(stateOfResult, stateOfMerged);
    }

    private void act(TriggerResult result, W window, W stateWindow) throws Exception {
        if (result.isFire()) fire(window, stateWindow);
        if (result.isPurge()) parts.contents.clear(stateWindow);
    }

    private void fire(W window, W stateWindow) throws Exception {
        C contents = parts.contents.get(stateWindow);
        if (contents != null) parts.emitter.emit(keyed.currentKey(), window, contents, window.maxTimestamp());
    }

    @Override
    public void watermark(long timestamp) {
        progress.reached(timestamp);
        timers.advanceWatermark(timestamp, this::eventTime);
        progress.control().watermark(timestamp);
    }

    private void eventTime(W window, long time) {
        try {
            timer(window, time, parts.assigner.isEventTime(), true);
        } catch (Throwable thrown) {
            throw progress.failures().during(thrown, "at the event-time timer " + time + " of " + window);
        }
    }

    private void processingTime(W window, long time) {
        try {
            timer(window, time, !parts.assigner.isEventTime(), false);
        } catch (Throwable thrown) {
            throw progress.failures().during(thrown, "at the processing-time timer " + time + " of " + window);
        }
    }

    private void timer(W window, long time, boolean mayCleanUp, boolean isEventTime) throws Exception {
        W stateWindow = parts.merging == null ? window : parts.merging.stateWindow(window);
        if (stateWindow == null) return; // the window was merged, so its timer is obsolete
        timers.watchLosses();
        TriggerResult result =
                isEventTime ? parts.trigger.onEventTime(window, time) : parts.trigger.onProcessingTime(window, time);
        haveTimersLost |= timers.haveLost();
        act(result, window, stateWindow);
        if (mayCleanUp && time == cleanupTime(window)) cleanUp(window, stateWindow);
    }

    private void cleanUp(W window, W stateWindow) throws Exception {
        parts.contents.clear(stateWindow);
        parts.trigger.clear(window);
        parts.emitter.clear(keyed.currentKey(), window);
        if (parts.merging != null) parts.merging.retire(window);
    }

    /// Returns the time at which a window's state is dropped: the end of the window, plus the allowed lateness in event
    /// time. Returns `Long.MAX_VALUE` for windows without an end.
    private long cleanupTime(W window) {
        if (!parts.assigner.isEventTime()) return window.maxTimestamp();
        return SliceOperator.saturatedAdd(window.maxTimestamp(), parts.latenessMillis);
    }

    private void registerCleanup(W window) {
        long time = cleanupTime(window);
        if (time == Long.MAX_VALUE) return;
        if (parts.assigner.isEventTime()) timers.registerEventTime(window, time);
        else timers.registerProcessingTime(window, time);
    }

    private void deleteCleanup(W window) {
        long time = cleanupTime(window);
        if (time == Long.MAX_VALUE) return;
        if (parts.assigner.isEventTime()) timers.deleteEventTime(window, time);
        else timers.deleteProcessingTime(window, time);
    }

    private boolean isLate(W window) {
        return parts.assigner.isEventTime() && cleanupTime(window) <= progress.watermark();
    }

    private boolean isLate(long timestamp) {
        return parts.assigner.isEventTime()
                && SliceOperator.saturatedAdd(timestamp, parts.latenessMillis) <= progress.watermark();
    }

    /// Returns the number of registered timers, including cleanup timers.
    public int timers() {
        return timers.size();
    }

    @Override
    public void close() throws Exception {
        parts.emitter.close();
    }
}
