package dev.millrace.api.fs;

import java.io.Closeable;
import java.io.IOException;

/// Closes registered resources together when the registry is closed. Thread-safe.
public interface ICloseableRegistry extends Closeable {
    /// Registers nothing and closes nothing.
    ICloseableRegistry NO_OP = new NoCloseables();

    /// Registers a resource.
    ///
    /// @throws IOException if the registry is closed; the resource is closed, too
    void registerCloseable(Closeable closeable) throws IOException;

    /// Registers a resource until the returned object is closed. The resource itself stays open then.
    default Closeable registerCloseableTemporarily(Closeable closeable) throws IOException {
        registerCloseable(closeable);
        return () -> unregisterCloseable(closeable);
    }

    /// Removes a resource without closing the resource.
    ///
    /// @return whether the resource was registered
    boolean unregisterCloseable(Closeable closeable);

    /// Returns whether the registry is closed.
    boolean isClosed();
}
