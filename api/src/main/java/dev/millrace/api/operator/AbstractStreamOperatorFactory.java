package dev.millrace.api.operator;

import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.util.Preconditions;
import org.jspecify.annotations.Nullable;

/// Provides the base of operator factories.
@SuppressWarnings("NullAway.Init") // set before the engine requests an operator
public abstract class AbstractStreamOperatorFactory<OUT>
        implements StreamOperatorFactory<OUT>, ProcessingTimeServiceAware {
    private static final long serialVersionUID = 1L;

    protected ChainingStrategy chainingStrategy = ChainingStrategy.DEFAULT_CHAINING_STRATEGY;

    protected transient ProcessingTimeService processingTimeService;

    private transient @Nullable MailboxExecutor mailboxExecutor;

    @Override
    public void setChainingStrategy(ChainingStrategy strategy) {
        chainingStrategy = strategy;
    }

    @Override
    public ChainingStrategy getChainingStrategy() {
        return chainingStrategy;
    }

    @Override
    public void setProcessingTimeService(ProcessingTimeService processingTimeService) {
        this.processingTimeService = processingTimeService;
    }

    /// Sets the mailbox executor. Called before an operator is created.
    public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
        this.mailboxExecutor = mailboxExecutor;
    }

    /// Returns the mailbox executor.
    ///
    /// @throws NullPointerException if the factory is not set up yet
    protected MailboxExecutor getMailboxExecutor() {
        return Preconditions.checkNotNull(
                mailboxExecutor, "the mailbox is there once an operator is asked for, not before");
    }
}
