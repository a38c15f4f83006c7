package dev.millrace.runtime.profile;

import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks into one process, one look at a time, and keeps the newest results. Any thread that may block.
///
/// What is asked of another process fails with a [dev.millrace.runtime.stats.WatchFaults#SILENT] fault if that does
/// not answer.
public interface Profiler {

    /// The newest ones, the newest first.
    List<Profile> profiles();

    /// Begins a look, and does not wait for its end.
    ///
    /// @throws MillraceException [ProfileFaults#BUSY] or [ProfileFaults#DURATION]
    Profile begin(Profile.Mode mode, int seconds);

    /// Opens the result of one of them, a page of HTML; null if there is none of that name. The caller closes it.
    ///
    /// @param from the first byte to be read
    @Nullable
    InputStream open(String file, long from) throws IOException;
}
