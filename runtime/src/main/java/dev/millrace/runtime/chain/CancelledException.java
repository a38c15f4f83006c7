package dev.millrace.runtime.chain;

/// Unwinds a subtask that was cancelled in the middle of a step. Never seen by users.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
