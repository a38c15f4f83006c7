package dev.millrace.runtime.window;

import dev.millrace.api.state.MapState;
import dev.millrace.api.window.MergingWindowAssigner;
import dev.millrace.api.window.Window;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The windows in flight of the current key under a merging assigner, and under which window's name each one's contents
/// are
/// kept. Contents stay where they were when windows merge: only the name changes.
final class MergingWindows<W extends Window> {
    private final MergingWindowAssigner<?, W> assigner;
    private final MapState<W, W> stateWindows;

    /// What is to be done when windows become one.
    @FunctionalInterface
    interface OnMerge<W> {
        /// @param result the new window
        /// @param merged those that are no more
        /// @param stateOfResult where the contents of the result are kept from now on
        /// @param stateOfMerged where contents are to be moved from
        void merge(W result, Collection<W> merged, W stateOfResult, Collection<W> stateOfMerged) throws Exception;
    }

    /// @param stateWindows window to the one under whose name its contents are kept, for each key
    MergingWindows(MergingWindowAssigner<?, W> assigner, MapState<W, W> stateWindows) {
        this.assigner = assigner;
        this.stateWindows = stateWindows;
    }

    /// @return null if the window is no more
    @Nullable
    W stateWindow(W window) throws Exception {
        return stateWindows.get(window);
    }

    void retire(W window) throws Exception {
        stateWindows.remove(window);
    }

    /// Adds a window and merges it with those it overlaps.
    ///
    /// @return the window that the new one is part of now
    W add(W added, OnMerge<W> onMerge) throws Exception {
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
        // A window that swallows only itself has not changed.
        if (!(merged.contains(result) && merged.size() == 1)) {
            onMerge.merge(result, merged, stateOfResult, stateOfMerged);
        }
    }
}
