package dev.millrace.migrate.jar;

import dev.millrace.base.fault.MillraceException;

/// Tells that user code tried to end the process. It is an error, so that programs which catch all exceptions do not
/// catch it.
public final class UserSystemExit extends Error {
    private static final long serialVersionUID = 1L;

    private final int status;

    UserSystemExit(int status, MillraceException fault) {
        super(fault.getMessage(), fault);
        this.status = status;
    }

    /// The status with which the process should have ended.
    public int status() {
        return status;
    }
}
