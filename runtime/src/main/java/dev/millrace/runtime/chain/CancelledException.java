package dev.millrace.runtime.chain;

/// Unwinds the stack of a subtask that was cancelled in the middle of a step. Users never see it.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
