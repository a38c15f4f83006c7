package dev.millrace.runtime.operator;

import java.util.Collection;

/// Takes what a sink's writer has prepared.
interface Prepared extends AutoCloseable {

    /// Called at the end of the input, after the writer's flush.
    void take(Collection<Object> committables) throws Exception;

    @Override
    default void close() throws Exception {}

    /// For writers that prepare nothing.
    record Nothing() implements Prepared {
        @Override
        public void take(Collection<Object> committables) {}
    }

    /// For writers whose committer is in the same subtask, with nothing between.
    record Here(Commits commits) implements Prepared {
        @Override
        public void take(Collection<Object> committables) throws Exception {
            commits.commit(committables);
        }

        @Override
        public void close() throws Exception {
            commits.close();
        }
    }
}
