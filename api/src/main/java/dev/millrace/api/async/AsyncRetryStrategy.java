package dev.millrace.api.async;

import java.io.Serializable;

/// Decides whether and when a request is retried.
public interface AsyncRetryStrategy<OUT> extends Serializable {

    /// Tells whether another attempt is allowed.
    ///
    /// @param currentAttempts number of attempts so far, starting at 1
    boolean canRetry(int currentAttempts);

    /// Returns the wait time before the next attempt, in milliseconds.
    ///
    /// @param currentAttempts number of attempts so far, starting at 1
    long getBackoffTimeMillis(int currentAttempts);

    /// Returns the predicates that decide which results and errors cause a retry.
    AsyncRetryPredicate<OUT> getRetryPredicate();
}
