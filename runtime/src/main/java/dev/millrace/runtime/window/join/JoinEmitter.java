package dev.millrace.runtime.window.join;

import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.window.WindowCollector;
import dev.millrace.runtime.window.record.RecordEmitter;
import java.util.ArrayList;
import java.util.List;

/// Passes both sides of a window and key to a user's [CoGroupFunction], or each pair to a [FlatJoinFunction].
public record JoinEmitter(Object function, WindowCollector<Object> collector) implements RecordEmitter {

    @Override
    public void emit(TimeWindow window, List<Object> lefts, List<Object> rights) throws Exception {
        // A co-group function may keep its lists, so copy them.
        if (needsBoth()) emit(lefts, rights, window.maxTimestamp());
        else emit(new ArrayList<>(lefts), new ArrayList<>(rights), window.maxTimestamp());
    }

    @SuppressWarnings("unchecked")
    void emit(List<Object> left, List<Object> right, long timestamp) throws Exception {
        collector.at(timestamp);
        if (function instanceof CoGroupFunction<?, ?, ?> coGroup) {
            ((CoGroupFunction<Object, Object, Object>) coGroup).coGroup(left, right, collector);
            return;
        }
        FlatJoinFunction<Object, Object, Object> join = (FlatJoinFunction<Object, Object, Object>) function;
        for (int i = 0; i < left.size(); i++) {
            Object one = left.get(i);
            for (int j = 0; j < right.size(); j++) join.join(one, right.get(j), collector);
        }
    }

    @Override
    public boolean needsBoth() {
        return !(function instanceof CoGroupFunction);
    }

    @Override
    public boolean clears() {
        return false;
    }

    @Override
    public void clear(TimeWindow window) {
        // Neither function has state for a window.
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }
}
