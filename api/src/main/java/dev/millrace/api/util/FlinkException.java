package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// A checked exception of the API; the name is the one programs know.
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
