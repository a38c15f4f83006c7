package dev.millrace.api.sink;

import java.io.IOException;
import java.util.Collection;

/// A writer whose writes become visible when a committer commits them.
public interface CommittingSinkWriter<InputT, CommittableT> extends SinkWriter<InputT> {

    /// What was written since the last call; called after [SinkWriter#flush] at each checkpoint and at the end.
    Collection<CommittableT> prepareCommit() throws IOException, InterruptedException;
}
