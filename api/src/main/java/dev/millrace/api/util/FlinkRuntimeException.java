package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Reports an error of the API as an unchecked exception.
public class FlinkRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FlinkRuntimeException(@Nullable String message) {
        super(message);
    }

    public FlinkRuntimeException(@Nullable Throwable cause) {
        super(cause);
    }

    public FlinkRuntimeException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
