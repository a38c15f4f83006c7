package dev.millrace.runtime.operator;

import dev.millrace.api.sink.Committer;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to be committed, and what its committer said of it.
final class SinkCommit implements Committer.CommitRequest<Object> {
    /// A committer that asks for more retries than this is given up on.
    private static final int RETRIES_MAX = 20;

    private static final Fault FAILED = new Fault(5120, Category.EXTERNAL, "a sink could not commit");

    private Object committable;
    private int retries;
    private boolean retry;
    private @Nullable Throwable failure;

    SinkCommit(Object committable) {
        this.committable = committable;
    }

    /// Those of a commit call that must be tried again; throws if one of them failed for good.
    static List<SinkCommit> toRetry(List<SinkCommit> commits) {
        List<SinkCommit> again = new ArrayList<>();
        for (SinkCommit commit : commits) {
            if (commit.failure != null || commit.retries > RETRIES_MAX) throw commit.fault();
            if (!commit.retry) continue;
            commit.retry = false;
            again.add(commit);
        }
        return again;
    }

    private RuntimeException fault() {
        Throwable cause = failure == null ? new IllegalStateException("gave up after " + retries + " tries") : failure;
        return FAILED.what("%s was not committed", committable)
                .cause(cause)
                .fix("see what the sink's system says; the data is still pending there");
    }

    @Override
    public Object getCommittable() {
        return committable;
    }

    @Override
    public int getNumberOfRetries() {
        return retries;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public void retryLater() {
        retries++;
        retry = true;
    }

    @Override
    public void updateAndRetryLater(Object changed) {
        committable = changed;
        retryLater();
    }

    @Override
    public void signalAlreadyCommitted() {
        retry = false;
    }
}
