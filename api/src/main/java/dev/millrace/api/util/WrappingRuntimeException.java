package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Carries a checked exception through code that allows none.
public class WrappingRuntimeException extends FlinkRuntimeException {
    private static final long serialVersionUID = 1L;

    public WrappingRuntimeException(Throwable cause) {
        super(cause);
    }

    public WrappingRuntimeException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }

    /// The innermost cause that is not itself such a carrier.
    public @Nullable Throwable unwrap() {
        Throwable cause = getCause();
        return cause instanceof WrappingRuntimeException carrier ? carrier.unwrap() : cause;
    }

    /// The exception itself if it is unchecked, else a carrier of it.
    public static RuntimeException wrapIfNecessary(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new WrappingRuntimeException(thrown);
    }
}
