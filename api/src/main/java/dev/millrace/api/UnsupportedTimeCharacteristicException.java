package dev.millrace.api;

import dev.millrace.api.util.FlinkRuntimeException;

/// An operation was described for a time that it does not know.
public class UnsupportedTimeCharacteristicException extends FlinkRuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedTimeCharacteristicException(String message) {
        super(message);
    }
}
