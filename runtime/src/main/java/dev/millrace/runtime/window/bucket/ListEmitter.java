package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.record.RecordEmitter;
import dev.millrace.state.KeyedStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Passes all records of a window and key to a function over lists, through an evictor if there is one.
///
/// @param isEvicting whether records are [TimestampedValue]s for an evictor
public record ListEmitter(KeyedStates<Object> keyed, WindowEmitter<Object, TimeWindow> emitter, boolean isEvicting)
        implements RecordEmitter {

    @Override
    @SuppressWarnings("unchecked")
    public void emit(TimeWindow window, List<Object> lefts, List<Object> rights) throws Exception {
        // User code may keep the list, so copy it.
        Object contents = isEvicting
                ? new EvictableRecords<>(new ArrayList<>((List<TimestampedValue<Object>>) (List<?>) lefts), _ -> {})
                : Arrays.asList(lefts.toArray());
        emitter.emit(keyed.currentKey(), window, contents, window.maxTimestamp());
    }

    @Override
    public boolean needsBoth() {
        return false;
    }

    @Override
    public boolean clears() {
        return emitter.clears();
    }

    @Override
    public void clear(TimeWindow window) throws Exception {
        emitter.clear(keyed.currentKey(), window);
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
