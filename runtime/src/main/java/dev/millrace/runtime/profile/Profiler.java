package dev.millrace.runtime.profile;

import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Profiles one process, one profile at a time, and keeps the newest results. Thread-safe; calls may block.
///
/// For another process, calls fail with a [dev.millrace.runtime.stats.WorkerStatsFaults#SILENT] fault if the process
/// does not answer.
public interface Profiler {

    /// Returns the newest profiles, newest first.
    List<Profile> profiles();

    /// Starts a profile, without waiting for its end.
    ///
    /// @throws MillraceException [ProfileFaults#BUSY] or [ProfileFaults#DURATION]
    Profile begin(Profile.Mode mode, int seconds);

    /// Opens the HTML page of a profile; null if there is none with that name. The caller closes the stream.
    ///
    /// @param from the position of the first byte to read
    @Nullable
    InputStream open(String file, long from) throws IOException;
}
