package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;

/// Looks at what this process does for a while, on a thread that may block.
sealed interface Look permits ThreadLook, RecordedLook {

    /// @param scratch a file that may be made meanwhile, and is gone at the end
    Found take(Host host, int seconds, Path scratch) throws IOException;

    static Look of(Profile.Mode mode) {
        return switch (mode) {
            case CPU, ITIMER -> new RecordedLook(Recorded::processorTime);
            case ALLOC -> new RecordedLook(() -> Recorded.ALLOCATIONS);
            case LOCK -> new RecordedLook(() -> Recorded.LOCKS);
            case WALL -> new ThreadLook();
        };
    }

    /// Until so much time has passed.
    static void pause(Host host, long nanos) {
        long until = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = until - host.clock().nanos())
            host.threads().park(left);
    }
}
