package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Reports an error of the API as a checked exception.
public class FlinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public FlinkException(@Nullable String message) {
        super(message);
    }

    public FlinkException(@Nullable Throwable cause) {
        super(cause);
    }

    public FlinkException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
