package dev.millrace.client;

/// An exception at a coordinator that cannot be brought here, as text.
public final class CoordinatorException extends Exception {
    private static final long serialVersionUID = 1L;

    CoordinatorException(String stackTrace) {
        super(stackTrace, null, false, false);
    }
}
