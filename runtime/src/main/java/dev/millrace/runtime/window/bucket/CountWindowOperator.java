package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.GlobalWindow;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowProgress;
import dev.millrace.state.KeyedStates;

/// Evaluates tumbling count windows of each key. Each record costs one state access; the operator stores neither
/// windows nor timers.
public final class CountWindowOperator<I> implements OneInput<I> {
    private final long size;
    private final KeyedStates<Object> keyed;
    private final CountedContents<I> contents;
    private final WindowEmitter<Object, GlobalWindow> emitter;
    private final WindowProgress progress;

    /// Creates the operator.
    ///
    /// @param size the number of records that fire a window
    public CountWindowOperator(
            long size,
            KeyedStates<Object> keyed,
            CountedContents<I> contents,
            WindowEmitter<Object, GlobalWindow> emitter,
            WindowProgress progress) {
        this.size = size;
        this.keyed = keyed;
        this.contents = contents;
        this.emitter = emitter;
        this.progress = progress;
    }

    @Override
    public Receiver<?> control() {
        return progress.control();
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            if (contents.add(value) < size) return;
            GlobalWindow window = GlobalWindow.get();
            emitter.emit(keyed.currentKey(), window, contents.get(), window.maxTimestamp());
            contents.clear();
        } catch (Throwable thrown) {
            throw progress.failures().at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        progress.reached(timestamp);
        progress.control().watermark(timestamp);
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
