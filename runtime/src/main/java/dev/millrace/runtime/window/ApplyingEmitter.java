package dev.millrace.runtime.window;

import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.AllWindowFunction;
import dev.millrace.api.window.function.WindowFunction;
import dev.millrace.runtime.chain.UserFunctions;
import java.util.Collections;

/// Calls a user's [WindowFunction] or [AllWindowFunction].
///
/// @param contentsAreMany whether the contents of a window are all its records instead of one result
public record ApplyingEmitter<I, O, K, W extends Window>(
        Object function, WindowCollector<O> collector, boolean contentsAreMany) implements WindowEmitter<Object, W> {

    @Override
    @SuppressWarnings("unchecked")
    public void emit(Object key, W window, Object contents, long timestamp) throws Exception {
        Iterable<I> records = contentsAreMany ? (Iterable<I>) contents : Collections.singletonList((I) contents);
        collector.at(timestamp);
        if (function instanceof WindowFunction<?, ?, ?, ?> keyed) {
            ((WindowFunction<I, O, K, W>) keyed).apply((K) key, window, records, collector);
        } else {
            ((AllWindowFunction<I, O, W>) function).apply(window, records, collector);
        }
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
        UserFunctions.close(function);
    }
}
