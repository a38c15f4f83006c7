package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.split.FileSourceSplit;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;

/// Finds the files under some paths and cuts them into splits. For one thread.
public interface FileEnumerator {

    /// All splits there are now, in the order in which they should be read.
    ///
    /// @param minDesiredSplits how many splits it takes to keep all readers busy; a wish
    Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits) throws IOException;

    /// Makes enumerators where the job runs.
    @FunctionalInterface
    interface Provider extends Serializable {
        FileEnumerator create();
    }
}
