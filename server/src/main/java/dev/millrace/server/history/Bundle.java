package dev.millrace.server.history;

import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.util.List;

/// Groups archives that are retained and deleted together: a job's archive, or an application's archive and those of
/// its jobs.
///
/// @param archives the application's archive first
/// @param directories directories that hold only these archives, innermost first
record Bundle(ArchiveKind kind, List<Archive> archives, List<SnapshotPlace> directories) {
    Bundle {
        archives = List.copyOf(archives);
        directories = List.copyOf(directories);
    }

    long modifiedMillis() {
        return archives.getFirst().modifiedMillis();
    }

    /// Deletes the archives. The application's archive is last, because without it the others are invisible.
    void delete() throws IOException {
        for (Archive each : archives.reversed()) each.file().delete();
        for (SnapshotPlace each : directories) each.delete();
    }
}
