package dev.millrace.api.operator;

import dev.millrace.api.sink.MailboxExecutor;

/// Receives an executor with which other threads run actions on the subtask's thread.
public interface YieldingOperator<OUT> extends StreamOperator<OUT> {

    /// Sets the mailbox executor. Called when the operator is set up.
    void setMailboxExecutor(MailboxExecutor mailboxExecutor);
}
