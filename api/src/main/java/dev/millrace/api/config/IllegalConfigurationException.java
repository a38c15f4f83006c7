package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// Reports an invalid configuration.
public class IllegalConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalConfigurationException(String message) {
        super(message);
    }

    /// Formats the message like [String#format].
    public IllegalConfigurationException(String format, @Nullable Object... arguments) {
        super(String.format(format, arguments));
    }

    public IllegalConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
