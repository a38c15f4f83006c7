package dev.millrace.runtime.window.bucket;

import dev.millrace.api.state.MapState;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.assigner.DynamicEventTimeSessionWindows;
import dev.millrace.api.window.assigner.DynamicProcessingTimeSessionWindows;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.ProcessingTimeSessionWindows;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Manages the active windows of the current key under a merging assigner. Maps each window to its state window, which
/// is the namespace of the window's contents. If windows merge, the contents stay in the state window and only the
/// mapping changes.
public final class MergingWindows<W extends Window> {
    /// Assigners that merge time windows that overlap or touch.
    private static final Set<Class<?>> BY_TIME = Set.of(
            EventTimeSessionWindows.class,
            ProcessingTimeSessionWindows.class,
            DynamicEventTimeSessionWindows.class,
            DynamicProcessingTimeSessionWindows.class);

    private final MergingWindowAssigner<?, W> assigner;
    private final boolean isByTime;
    private final MapState<W, W> stateWindows;

    /// Is called when windows merge.
    @FunctionalInterface
    interface OnMerge<W> {
        /// Merges triggers, timers and contents.
        ///
        /// @param result the new window
        /// @param merged the windows that no longer exist
        /// @param stateOfResult the state window of the result
        /// @param stateOfMerged the state windows whose contents must move to `stateOfResult`
        void merge(W result, Collection<W> merged, W stateOfResult, Collection<W> stateOfMerged) throws Exception;
    }

    /// Creates the windows of an operator.
    ///
    /// @param stateWindows the map from each window to its state window, per key
    public MergingWindows(MergingWindowAssigner<?, W> assigner, MapState<W, W> stateWindows) {
        this.assigner = assigner;
        this.isByTime = BY_TIME.contains(assigner.getClass());
        this.stateWindows = stateWindows;
    }

    /// Returns the state window of a window.
    ///
    /// @return null if the window no longer exists
    @Nullable
    W stateWindow(W window) throws Exception {
        return stateWindows.get(window);
    }

    void retire(W window) throws Exception {
        stateWindows.remove(window);
    }

    /// Adds a window, and merges it with the windows that it overlaps.
    ///
    /// @return the window that contains the added window
    W add(W added, OnMerge<W> onMerge) throws Exception {
        return isByTime ? addByTime(added, onMerge) : addByAssigner(added, onMerge);
    }

    /// Does the same as [#addByAssigner] for session windows, without sorting. The windows of a key do not overlap, so
    /// a new window usually meets at most one.
    private W addByTime(W added, OnMerge<W> onMerge) throws Exception {
        W met = null;
        for (W each : stateWindows.keys()) {
            if (!((TimeWindow) each).intersects((TimeWindow) added)) continue;
            if (met != null) return addByAssigner(added, onMerge);
            met = each;
        }
        if (met == null) {
            stateWindows.put(added, added);
            return added;
        }
        @SuppressWarnings("unchecked")
        W result = (W) ((TimeWindow) met).cover((TimeWindow) added);
        if (!result.equals(met)) take(result, List.of(met), onMerge);
        return result;
    }

    private W addByAssigner(W added, OnMerge<W> onMerge) throws Exception {
        List<W> windows = new ArrayList<>();
        for (W each : stateWindows.keys()) windows.add(each);
        windows.add(added);
        Map<W, Collection<W>> results = new HashMap<>();
        assigner.mergeWindows(windows, (toBeMerged, result) -> results.put(result, toBeMerged));
        W answer = added;
        boolean mergedAny = false;
        for (Map.Entry<W, Collection<W>> each : results.entrySet()) {
            Collection<W> merged = new ArrayList<>(each.getValue());
            W result = each.getKey();
            if (merged.remove(added)) {
                mergedAny = true;
                answer = result;
            }
            take(result, merged, onMerge);
        }
        if (!mergedAny && !stateWindows.contains(added)) stateWindows.put(added, added);
        return answer;
    }

    private void take(W result, Collection<W> merged, OnMerge<W> onMerge) throws Exception {
        if (merged.isEmpty()) return;
        W stateOfResult = Check.present(stateWindows.get(merged.iterator().next()), "the state of a merged window");
        List<W> stateOfMerged = new ArrayList<>();
        for (W each : merged) {
            stateOfMerged.add(Check.present(stateWindows.get(each), "the state of a merged window"));
            stateWindows.remove(each);
        }
        stateWindows.put(result, stateOfResult);
        stateOfMerged.remove(stateOfResult);
        // A window that merges only with itself has not changed.
        if (!(merged.contains(result) && merged.size() == 1)) {
            onMerge.merge(result, merged, stateOfResult, stateOfMerged);
        }
    }
}
