package dev.millrace.api.sink.legacy;

import dev.millrace.api.sink.Committer;
import dev.millrace.api.sink.CommitterInitContext;
import dev.millrace.api.sink.CommittingSinkWriter;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsCommitter;
import dev.millrace.api.sink.WriterInitContext;
import java.io.IOException;

/// Commits in two phases, as in Flink 1.
public interface TwoPhaseCommittingSink<InputT, CommT> extends Sink<InputT>, SupportsCommitter<CommT> {

    @Override
    CommittingSinkWriter<InputT, CommT> createWriter(WriterInitContext context) throws IOException;

    /// Creates the committer of a subtask. A sink overrides this method or the method with a context.
    default Committer<CommT> createCommitter() throws IOException {
        throw new UnsupportedOperationException(getClass().getName() + " makes no committer");
    }

    @Override
    default Committer<CommT> createCommitter(CommitterInitContext context) throws IOException {
        return createCommitter();
    }
}
