package dev.millrace.runtime.window.bucket;

import dev.millrace.api.window.GlobalWindow;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.window.WindowEmitter;
import dev.millrace.runtime.window.WindowOperatorContext;
import dev.millrace.state.KeyedStates;

/// Windows of so many records of a key, one after the other: each record costs one look-up, and there are neither
/// windows nor timers to be kept.
public final class CountWindowOperator<I> implements Operator, Receiver<I> {
    private final long size;
    private final KeyedStates<Object> keyed;
    private final CountedContents<I> contents;
    private final WindowEmitter<Object, GlobalWindow> emitter;
    private final WindowOperatorContext windowContext;

    /// @param size how many records fire a window
    public CountWindowOperator(
            long size,
            KeyedStates<Object> keyed,
            CountedContents<I> contents,
            WindowEmitter<Object, GlobalWindow> emitter,
            WindowOperatorContext windowContext) {
        this.size = size;
        this.keyed = keyed;
        this.contents = contents;
        this.emitter = emitter;
        this.windowContext = windowContext;
    }

    @Override
    public Receiver<?> input(int index) {
        return this;
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            if (contents.add(value) < size) return;
            GlobalWindow window = GlobalWindow.get();
            emitter.emit(keyed.currentKey(), window, contents.get(), window.maxTimestamp());
            contents.clear();
        } catch (Throwable thrown) {
            throw windowContext.failures().at(thrown, value, timestamp);
        }
    }

    @Override
    public void watermark(long timestamp) {
        windowContext.reached(timestamp);
        windowContext.control().watermark(timestamp);
    }

    @Override
    public void idle(boolean isIdle) {
        windowContext.control().idle(isIdle);
    }

    @Override
    public void backlog(boolean isBacklog) {
        windowContext.control().backlog(isBacklog);
    }

    @Override
    public void end() {
        windowContext.control().end();
    }

    @Override
    public void close() throws Exception {
        emitter.close();
    }
}
