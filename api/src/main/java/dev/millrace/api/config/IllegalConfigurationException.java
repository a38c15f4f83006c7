package dev.millrace.api.config;

import org.jspecify.annotations.Nullable;

/// The configuration makes no sense; the name is the one programs know.
public class IllegalConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalConfigurationException(String message) {
        super(message);
    }

    /// @param format as for [String#format]
    public IllegalConfigurationException(String format, @Nullable Object... arguments) {
        super(String.format(format, arguments));
    }

    public IllegalConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
