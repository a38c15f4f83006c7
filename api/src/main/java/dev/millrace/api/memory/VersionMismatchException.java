package dev.millrace.api.memory;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reports that data has a version that the reader does not know.
public class VersionMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Creates an exception without a message.
    public VersionMismatchException() {}

    /// Creates an exception with a message.
    public VersionMismatchException(@Nullable String message) {
        super(message);
    }

    /// Creates an exception with a message and a cause.
    public VersionMismatchException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Creates an exception with a cause.
    public VersionMismatchException(@Nullable Throwable cause) {
        super(cause);
    }
}
