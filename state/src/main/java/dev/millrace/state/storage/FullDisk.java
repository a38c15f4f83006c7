package dev.millrace.state.storage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Recognizes exceptions that are caused by a full disk. The JDK has no exception class for them.
public final class FullDisk {
    /// The texts of operating systems and file systems, in lower case.
    private static final List<String> SAYINGS =
            List.of("no space left", "not enough space", "quota exceeded", "disk is full", "insufficient storage");

    private FullDisk() {}

    /// Returns whether an exception was caused by a full disk or an exceeded quota.
    public static boolean isCauseOf(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof IOException && says(each.getMessage())) return true;
        }
        return false;
    }

    private static boolean says(@Nullable String message) {
        if (message == null) return false;
        String lower = message.toLowerCase(Locale.ROOT);
        return SAYINGS.stream().anyMatch(lower::contains);
    }
}
