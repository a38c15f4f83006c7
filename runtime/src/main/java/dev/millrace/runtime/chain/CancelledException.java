package dev.millrace.runtime.chain;

/// Ends a step of a cancelled subtask by unwinding its stack. Users never see it.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
