package dev.millrace.api.memory;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Something was written by a version that the reader does not know.
public class VersionMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Without a reason.
    public VersionMismatchException() {}

    /// With a message.
    public VersionMismatchException(@Nullable String message) {
        super(message);
    }

    /// With a message and what is behind it.
    public VersionMismatchException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// With what is behind it.
    public VersionMismatchException(@Nullable Throwable cause) {
        super(cause);
    }
}
