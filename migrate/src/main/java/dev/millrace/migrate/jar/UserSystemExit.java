package dev.millrace.migrate.jar;

import dev.millrace.base.fault.MillraceException;

/// Signals that user code called `System.exit`. It is an error, so that code that catches exceptions does not
/// catch it.
public final class UserSystemExit extends Error {
    private static final long serialVersionUID = 1L;

    private final int status;

    UserSystemExit(int status, MillraceException fault) {
        super(fault.getMessage(), fault);
        this.status = status;
    }

    /// Returns the exit status that the user code passed.
    public int status() {
        return status;
    }
}
