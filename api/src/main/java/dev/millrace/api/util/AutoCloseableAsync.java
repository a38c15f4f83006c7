package dev.millrace.api.util;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Is a resource that closes in the background.
public interface AutoCloseableAsync extends AutoCloseable {

    /// Starts to close the resource.
    ///
    /// @return completes when the resource is closed
    CompletableFuture<Void> closeAsync();

    /// Closes the resource and waits for the end.
    @Override
    default void close() throws Exception {
        try {
            closeAsync().get();
        } catch (ExecutionException failed) {
            throw new FlinkException("The resource could not be closed: " + failed.getMessage(), failed.getCause());
        }
    }
}
