package dev.millrace.runtime.chain;

import java.util.List;

/// Closes resources after a later resource has failed to open.
public final class CloseOnFailure {
    private CloseOnFailure() {}

    /// Closes all resources in order. Further exceptions become suppressed ones of the failure.
    public static void close(Throwable failure, List<? extends AutoCloseable> parts) {
        for (AutoCloseable each : parts) close(failure, each);
    }

    /// Closes one resource. If that throws, the exception becomes a suppressed one of the failure.
    public static void close(Throwable failure, AutoCloseable part) {
        try {
            part.close();
        } catch (Throwable thrown) {
            if (thrown != failure) failure.addSuppressed(thrown);
        }
    }
}
