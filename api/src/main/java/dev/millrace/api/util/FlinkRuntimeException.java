package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// An unchecked exception of the API; the name is the one programs know.
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
