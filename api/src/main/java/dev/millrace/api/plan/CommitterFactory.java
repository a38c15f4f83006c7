package dev.millrace.api.plan;

import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import java.io.IOException;
import java.io.Serializable;

/// Creates the committer of a subtask.
@FunctionalInterface
public interface CommitterFactory<CommT> extends Serializable {

    /// Creates a committer. Each subtask calls this method once.
    Committer<CommT> create(CommitterInitContext context) throws IOException;
}
