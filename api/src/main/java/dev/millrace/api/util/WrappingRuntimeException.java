package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Wraps a checked exception where the signature allows none.
public class WrappingRuntimeException extends FlinkRuntimeException {
    private static final long serialVersionUID = 1L;

    public WrappingRuntimeException(Throwable cause) {
        super(cause);
    }

    public WrappingRuntimeException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }

    /// Returns the innermost cause that is not a [WrappingRuntimeException].
    public @Nullable Throwable unwrap() {
        Throwable cause = getCause();
        return cause instanceof WrappingRuntimeException carrier ? carrier.unwrap() : cause;
    }

    /// Returns the exception if it is unchecked, otherwise an exception that wraps it.
    public static RuntimeException wrapIfNecessary(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new WrappingRuntimeException(thrown);
    }
}
