package dev.millrace.runtime.window.join;

import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.window.Window;
import dev.millrace.runtime.window.WindowEmitter;
import java.util.ArrayList;
import java.util.List;

/// Splits the records of a bucket into the records of its two inputs.
public record JoinBucketEmitter<W extends Window>(JoinEmitter join) implements WindowEmitter<Object, W> {

    @Override
    @SuppressWarnings("unchecked")
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        List<Object> left = new ArrayList<>();
        List<Object> right = new ArrayList<>();
        for (TaggedUnion<Object, Object> each : (Iterable<TaggedUnion<Object, Object>>) contents) {
            if (each.isOne()) left.add(each.getOne());
            else right.add(each.getTwo());
        }
        join.emit(left, right, timestamp);
    }

    @Override
    public boolean clears() {
        return false;
    }

    @Override
    public void clear(Object key, W window) {}

    @Override
    public boolean needsKey() {
        return true;
    }

    @Override
    public void close() throws Exception {
        join.close();
    }
}
