package dev.millrace.runtime.window;

import dev.millrace.api.window.Window;
import java.util.ArrayList;
import java.util.List;

/// Splits the records of a bucket into its two sides.
record JoinBucketEmitter<W extends Window>(JoinEmitter join) implements WindowEmitter<Object, W> {

    @Override
    @SuppressWarnings("unchecked")
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        List<Object> left = new ArrayList<>();
        List<Object> right = new ArrayList<>();
        for (JoinedRecord each : (Iterable<JoinedRecord>) contents) {
            if (each.isLeft()) left.add(each.value());
            else right.add(each.value());
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
