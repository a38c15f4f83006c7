package dev.millrace.api.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;

/// For sinks that commit in two phases.
public interface SupportsCommitter<CommittableT> {

    /// Makes the committer of a subtask.
    Committer<CommittableT> createCommitter(CommitterInitContext context) throws IOException;

    SimpleVersionedSerializer<CommittableT> getCommittableSerializer();
}
