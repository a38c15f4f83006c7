package dev.millrace.api.execution;

import dev.millrace.api.util.InvalidProgramException;
import org.jspecify.annotations.Nullable;

/// A function cannot be shipped; the name is the one programs know.
public class NonSerializableUserCodeException extends InvalidProgramException {
    private static final long serialVersionUID = 1L;

    public NonSerializableUserCodeException() {}

    public NonSerializableUserCodeException(@Nullable String message) {
        super(message);
    }
}
