package dev.millrace.sim.cluster;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Tells failures that the world is to blame for from those of the engine.
final class Blame {
    private Blame() {}

    /// @param thrown why an attempt failed
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
