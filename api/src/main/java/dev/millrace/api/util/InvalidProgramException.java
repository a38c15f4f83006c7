package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// Reports that the program itself is wrong. A restart cannot help.
public class InvalidProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidProgramException() {}

    public InvalidProgramException(@Nullable String message) {
        super(message);
    }

    public InvalidProgramException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
