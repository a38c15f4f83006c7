package dev.millrace.api.sink.async;

import dev.millrace.api.sink.MailboxExecutor;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Passes the first answer to a request to the subtask's thread and ignores later answers.
final class AsyncSinkAnswer<T> implements ResultHandler<T> {
    /// Receives the answer to a request. Called by the subtask's thread only.
    interface Receiver<T> {
        /// Reports that all entries except the given ones arrived.
        void answered(List<T> again);

        /// Reports a failure that fails the job.
        void failed(Exception failure);
    }

    private final List<T> entries;
    private final MailboxExecutor mailbox;
    private final Receiver<T> receiver;
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> deadline;

    AsyncSinkAnswer(List<T> entries, MailboxExecutor mailbox, Receiver<T> receiver) {
        this.entries = entries;
        this.mailbox = mailbox;
        this.receiver = receiver;
    }

    /// Sets the timeout timer, which the answer cancels. Called by the subtask's thread before the request is sent.
    void watch(ScheduledFuture<?> deadline) {
        this.deadline = deadline;
    }

    @Override
    public void complete() {
        answer(List.of());
    }

    @Override
    public void completeExceptionally(Exception failure) {
        if (isAnswered.compareAndSet(false, true)) receiver.failed(failure);
    }

    @Override
    public void retryForEntries(List<T> requestEntriesToRetry) {
        answer(List.copyOf(requestEntriesToRetry));
    }

    void retryAll() {
        answer(entries);
    }

    private void answer(List<T> again) {
        if (isAnswered.compareAndSet(false, true)) {
            mailbox.execute(() -> receive(again), "An answer to %s entries", entries.size());
        }
    }

    private void receive(List<T> again) {
        if (deadline != null) deadline.cancel(false);
        receiver.answered(again);
    }
}
