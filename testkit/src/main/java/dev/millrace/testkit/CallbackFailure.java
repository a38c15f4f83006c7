package dev.millrace.testkit;

/// Carries the exception of a callback to the caller that set the time.
final class CallbackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallbackFailure(Exception thrown) {
        super(thrown);
    }
}
