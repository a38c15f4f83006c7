package dev.millrace.api.plan;

import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import java.io.IOException;
import java.io.Serializable;

/// Makes the committer of a subtask.
@FunctionalInterface
public interface CommitterFactory<CommT> extends Serializable {

    /// Called once in each subtask.
    Committer<CommT> create(CommitterInitContext context) throws IOException;
}
