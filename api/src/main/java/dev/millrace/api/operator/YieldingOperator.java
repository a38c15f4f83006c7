package dev.millrace.api.operator;

import dev.millrace.api.sink.MailboxExecutor;

/// An operator that lets other threads run things on the subtask's.
public interface YieldingOperator<OUT> extends StreamOperator<OUT> {

    /// Called while the operator is set up.
    void setMailboxExecutor(MailboxExecutor mailboxExecutor);
}
