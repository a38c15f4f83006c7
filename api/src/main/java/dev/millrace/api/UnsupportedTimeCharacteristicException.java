package dev.millrace.api;

import dev.millrace.api.util.FlinkRuntimeException;

/// Reports that an operation does not support the time characteristic.
public class UnsupportedTimeCharacteristicException extends FlinkRuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedTimeCharacteristicException(String message) {
        super(message);
    }
}
