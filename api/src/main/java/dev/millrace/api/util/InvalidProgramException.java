package dev.millrace.api.util;

import org.jspecify.annotations.Nullable;

/// The program is wrong in a way that no run can mend.
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
