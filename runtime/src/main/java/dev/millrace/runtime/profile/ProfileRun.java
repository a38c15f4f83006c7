package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;

/// Looks at what this process does for a while, on a thread that may block.
sealed interface ProfileRun permits ThreadProfileRun, RecordedProfileRun {

    /// @param scratch a file that may be made meanwhile, and is gone at the end
    ProfileResult take(Host host, int seconds, Path scratch) throws IOException;

    static ProfileRun of(Profile.Mode mode) {
        return switch (mode) {
            case CPU, ITIMER -> new RecordedProfileRun(Recorded::processorTime);
            case ALLOC -> new RecordedProfileRun(() -> Recorded.ALLOCATIONS);
            case LOCK -> new RecordedProfileRun(() -> Recorded.LOCKS);
            case WALL -> new ThreadProfileRun();
        };
    }

    /// Until so much time has passed.
    static void pause(Host host, long nanos) {
        long until = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = until - host.clock().nanos())
            host.threads().park(left);
    }
}
