package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// What was written cannot be read.
public class DeserializationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Without a reason.
    public DeserializationException() {}

    /// With a message and what is behind it.
    public DeserializationException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// With a message.
    public DeserializationException(@Nullable String message) {
        super(message);
    }

    /// With what is behind it.
    public DeserializationException(@Nullable Throwable cause) {
        super(cause);
    }
}
