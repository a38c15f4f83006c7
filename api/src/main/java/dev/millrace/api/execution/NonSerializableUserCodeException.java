package dev.millrace.api.execution;

import dev.millrace.api.util.InvalidProgramException;
import org.jspecify.annotations.Nullable;

/// Reports that a function is not serializable.
public class NonSerializableUserCodeException extends InvalidProgramException {
    private static final long serialVersionUID = 1L;

    public NonSerializableUserCodeException() {}

    public NonSerializableUserCodeException(@Nullable String message) {
        super(message);
    }
}
