package dev.millrace.client;

/// Represents an exception of the coordinator that could not be deserialized, as text.
public final class CoordinatorException extends Exception {
    private static final long serialVersionUID = 1L;

    CoordinatorException(String stackTrace) {
        super(stackTrace, null, false, false);
    }
}
