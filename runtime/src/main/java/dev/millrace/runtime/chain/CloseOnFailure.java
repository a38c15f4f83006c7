package dev.millrace.runtime.chain;

import java.util.List;

/// Closes what was opened before something else failed to open.
public final class CloseOnFailure {
    private CloseOnFailure() {}

    /// Closes all parts, in the order given. What fails meanwhile is suppressed by the failure.
    public static void close(Throwable failure, List<? extends AutoCloseable> parts) {
        for (AutoCloseable each : parts) close(failure, each);
    }

    /// Closes one part; if that fails, the failure suppresses it.
    public static void close(Throwable failure, AutoCloseable part) {
        try {
            part.close();
        } catch (Throwable thrown) {
            if (thrown != failure) failure.addSuppressed(thrown);
        }
    }
}
