package dev.millrace.api.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;

/// Adds a committer to a sink, which then commits in two phases.
public interface SupportsCommitter<CommittableT> {

    /// Creates the committer of a subtask.
    Committer<CommittableT> createCommitter(CommitterInitContext context) throws IOException;

    /// Returns the serializer of committables.
    SimpleVersionedSerializer<CommittableT> getCommittableSerializer();
}
