package dev.millrace.runtime.profile;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;

/// Profiles this process for some time, on a thread that may block.
sealed interface ProfileRun permits ThreadProfileRun, RecordedProfileRun {

    /// Takes a profile.
    ///
    /// @param scratch a temporary file, which the run may create and which is deleted at the end
    ProfileResult take(Host host, int seconds, Path scratch) throws IOException;

    static ProfileRun of(Profile.Mode mode) {
        return switch (mode) {
            case CPU, ITIMER -> new RecordedProfileRun(Recorded::processorTime);
            case ALLOC -> new RecordedProfileRun(() -> Recorded.ALLOCATIONS);
            case LOCK -> new RecordedProfileRun(() -> Recorded.LOCKS);
            case WALL -> new ThreadProfileRun();
        };
    }

    /// Waits for the given time.
    static void pause(Host host, long nanos) {
        long until = host.clock().nanos() + nanos;
        for (long left = nanos; left > 0; left = until - host.clock().nanos())
            host.threads().park(left);
    }
}
