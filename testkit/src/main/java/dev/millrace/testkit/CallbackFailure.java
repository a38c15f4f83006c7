package dev.millrace.testkit;

/// Carries what a callback threw to whoever set the time.
final class CallbackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallbackFailure(Exception thrown) {
        super(thrown);
    }
}
