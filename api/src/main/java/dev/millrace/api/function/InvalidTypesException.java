package dev.millrace.api.function;

import dev.millrace.api.util.InvalidProgramException;
import org.jspecify.annotations.Nullable;

/// Reports that the types of a function do not match or cannot be determined.
public class InvalidTypesException extends InvalidProgramException {
    private static final long serialVersionUID = 1L;

    public InvalidTypesException() {}

    public InvalidTypesException(@Nullable String message) {
        super(message);
    }

    public InvalidTypesException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
