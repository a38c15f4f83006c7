package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;

/// Finds the files of some paths and divides them into splits. Not thread-safe.
public interface FileEnumerator {

    /// Returns all splits that exist now, in the order in which they should be read.
    ///
    /// @param minDesiredSplits number of splits that keeps all readers busy; a hint
    Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) throws IOException;

    /// Creates enumerators where the job runs.
    @FunctionalInterface
    interface Provider extends Serializable {
        FileEnumerator create();
    }
}
