package dev.millrace.runtime.window;

import dev.millrace.api.window.Window;
import dev.millrace.runtime.chain.Receiver;

/// Emits the result of a window unchanged.
public final class PassingEmitter<O, W extends Window> implements WindowEmitter<O, W> {
    private final Receiver<O> out;

    public PassingEmitter(Receiver<O> out) {
        this.out = out;
    }

    @Override
    public void emit(Object key, W window, O contents, long timestamp) {
        out.record(contents, timestamp);
    }

    @Override
    public boolean clears() {
        return false;
    }

    @Override
    public void clear(Object key, W window) {}

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public void close() {}
}
