package dev.millrace.state.storage;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells failures for want of space from others. The JDK has no exception of its own for them.
public final class FullDisk {
    /// As systems say it, in lower case.
    private static final List<String> SAYINGS =
            List.of("no space left", "not enough space", "quota exceeded", "disk is full", "insufficient storage");

    private FullDisk() {}

    /// Whether something failed because there was no space left, or no more was allowed.
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
