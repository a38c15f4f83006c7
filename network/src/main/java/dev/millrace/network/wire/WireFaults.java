package dev.millrace.network.wire;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import org.jspecify.annotations.Nullable;

/// Lists the faults of received bytes.
public final class WireFaults {
    public static final Fault BROKEN = new Fault(5420, Category.EXTERNAL, "a connection received unexpected data");

    private WireFaults() {}

    /// Makes a fault about received bytes.
    ///
    /// @param format the description of what came, to follow "there came"
    public static MillraceException broken(String format, @Nullable Object... arguments) {
        return BROKEN.what("Received " + format + ".", arguments)
                .why("Bytes were changed on the way, or the other side uses another protocol.")
                .fix("Check the network between the two. Run the same version of Millrace in all processes.");
    }
}
