package dev.millrace.runtime.operator.sink;

import dev.millrace.api.metric.SinkCommitterMetricGroup;
import dev.millrace.api.sink.Committer;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Represents a request to commit one committable, and the answer of the committer.
final class SinkCommit implements Committer.CommitRequest<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(SinkCommit.class);
    private static final Fault FAILED = new Fault(5120, Category.EXTERNAL, "a sink could not commit");

    private enum Answer {
        COMMITTED,
        ALREADY,
        RETRY,
        DROPPED,
        FAILED
    }

    private Object committable;
    private int retries;
    private Answer answer = Answer.COMMITTED;
    private @Nullable Throwable failure;

    SinkCommit(Object committable) {
        this.committable = committable;
    }

    /// Returns whether the commit must be retried.
    boolean isOpen() {
        return answer == Answer.RETRY;
    }

    /// Returns whether the committable was dropped for a reason that lets the job continue.
    boolean isDropped() {
        return answer == Answer.DROPPED;
    }

    /// Evaluates the answer after a call of the committer. Throws if the job cannot continue.
    void called(SinkCommitterMetricGroup metrics, int retriesMax) {
        switch (answer) {
            case COMMITTED -> metrics.getNumCommittablesSuccessCounter().inc();
            case ALREADY -> metrics.getNumCommittablesAlreadyCommittedCounter().inc();
            case DROPPED -> metrics.getNumCommittablesFailureCounter().inc();
            case RETRY -> {
                metrics.getNumCommittablesRetryCounter().inc();
                if (++retries > retriesMax)
                    throw fault(new IllegalStateException("gave up after " + retriesMax + " retries"));
            }
            case FAILED -> {
                metrics.getNumCommittablesFailureCounter().inc();
                throw fault(failure);
            }
        }
    }

    private RuntimeException fault(@Nullable Throwable cause) {
        return FAILED.what("%s was not committed.", committable)
                .cause(cause == null ? new IllegalStateException("the committer gave no reason") : cause)
                .fix("Check the external system of the sink. The data is still pending there.");
    }

    /// Resets the answer before a call of the committer. If the committer gives no answer, the commit has succeeded.
    void asking() {
        answer = Answer.COMMITTED;
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
        LOG.warn("{} could not be committed and is dropped: {}", committable, thrown.toString());
        answer = Answer.DROPPED;
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable thrown) {
        failure = thrown;
        answer = Answer.FAILED;
    }

    @Override
    public void retryLater() {
        answer = Answer.RETRY;
    }

    @Override
    public void updateAndRetryLater(Object changed) {
        committable = changed;
        answer = Answer.RETRY;
    }

    @Override
    public void signalAlreadyCommitted() {
        answer = Answer.ALREADY;
    }
}
