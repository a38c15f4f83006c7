package dev.millrace.api.sink;

import java.io.IOException;
import java.util.Collection;

/// Writes records that become visible when a committer commits them.
public interface CommittingSinkWriter<InputT, CommittableT> extends SinkWriter<InputT> {

    /// Returns the committables of the records since the last call. Called after [SinkWriter#flush] at each checkpoint
    /// and at the end of the input.
    Collection<CommittableT> prepareCommit() throws IOException, InterruptedException;
}
