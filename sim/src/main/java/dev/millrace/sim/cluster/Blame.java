package dev.millrace.sim.cluster;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Distinguishes failures that injected faults cause from failures of the engine.
final class Blame {
    private Blame() {}

    /// Returns whether an injected fault caused a failure.
    ///
    /// @param thrown the failure of an attempt
    static boolean isOfTheWorld(Throwable thrown) {
        boolean isOfTheWorld = false;
        for (@Nullable Throwable each = thrown; each != null; each = each.getCause()) {
            String said = String.valueOf(each.getMessage());
            isOfTheWorld |= said.contains("on purpose") || said.contains("was not complete after");
            if (!(each instanceof MillraceException told)) continue;
            isOfTheWorld |= told.fault().category() == Category.EXTERNAL;
        }
        return isOfTheWorld;
    }
}
