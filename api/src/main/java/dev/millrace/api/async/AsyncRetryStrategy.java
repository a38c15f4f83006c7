package dev.millrace.api.async;

import java.io.Serializable;

/// Whether and when a call is tried again.
public interface AsyncRetryStrategy<OUT> extends Serializable {

    /// Whether there may be another attempt.
    ///
    /// @param currentAttempts how many there were, starting from 1
    boolean canRetry(int currentAttempts);

    /// Milliseconds to wait before the next attempt.
    ///
    /// @param currentAttempts how many there were, starting from 1
    long getBackoffTimeMillis(int currentAttempts);

    /// Which answers are worth another attempt.
    AsyncRetryPredicate<OUT> getRetryPredicate();
}
