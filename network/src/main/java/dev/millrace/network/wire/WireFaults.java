package dev.millrace.network.wire;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Lists the faults of received bytes.
public final class WireFaults {
    public static final Fault BROKEN = new Fault(5420, Category.EXTERNAL, "a connection brought what nobody sent");

    private WireFaults() {}

    /// Makes a fault about received bytes.
    ///
    /// @param format the description of what came, to follow "there came"
    public static MillraceException broken(String format, @Nullable Object... arguments) {
        return BROKEN.what("there came " + format, arguments)
                .why("bytes were changed on the way, or the other side speaks another protocol")
                .fix("look at the network between the two; all processes must run the same version of Millrace");
    }
}
