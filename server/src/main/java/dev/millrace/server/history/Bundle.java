package dev.millrace.server.history;

import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.List;

/// Archives that are kept and deleted together: one of a job by itself, or one of an application with those of
/// its jobs.
///
/// @param archives the application's first
/// @param directories that are theirs alone, innermost first
record Bundle(ArchiveKind kind, List<Archive> archives, List<SnapshotPlace> directories) {
    Bundle {
        archives = List.copyOf(archives);
        directories = List.copyOf(directories);
    }

    long modifiedMillis() {
        return archives.getFirst().modifiedMillis();
    }

    /// Removes it from its directory, the application's archive last: without it the others are not seen.
    void delete() throws IOException {
        for (Archive each : archives.reversed()) each.file().delete();
        for (SnapshotPlace each : directories) each.delete();
    }
}
