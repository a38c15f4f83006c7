package dev.millrace.api.fs;

import java.io.Closeable;

/// Implements [ICloseableRegistry#NO_OP].
final class NoCloseables implements ICloseableRegistry {
    @Override
    public void registerCloseable(Closeable closeable) {}

    @Override
    public boolean unregisterCloseable(Closeable closeable) {
        return false;
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}
}
