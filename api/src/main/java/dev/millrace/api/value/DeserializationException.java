package dev.millrace.api.value;

import org.jspecify.annotations.Nullable;

/// Reports that serialized data cannot be read.
public class DeserializationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates an exception without a message.
    public DeserializationException() {}

    /// Creates an exception with a message and a cause.
    public DeserializationException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Creates an exception with a message.
    public DeserializationException(@Nullable String message) {
        super(message);
    }

    /// Creates an exception with a cause.
    public DeserializationException(@Nullable Throwable cause) {
        super(cause);
    }
}
