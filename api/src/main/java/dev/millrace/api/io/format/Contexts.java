package dev.millrace.api.io.format;

import dev.millrace.api.process.RuntimeContext;
import org.jspecify.annotations.Nullable;

/// Checks that a format has a runtime context.
final class Contexts {
    private Contexts() {}

    static RuntimeContext present(@Nullable RuntimeContext context, Object format) {
        if (context != null) return context;
        throw new IllegalStateException("format " + format.getClass().getName()
                + " has no runtime context: it does not run yet; use it when the format is opened or later");
    }
}
