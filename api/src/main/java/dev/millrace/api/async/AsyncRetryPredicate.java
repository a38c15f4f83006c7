package dev.millrace.api.async;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides which answers are worth another attempt.
public interface AsyncRetryPredicate<OUT> {

    /// Which results; empty if none.
    Optional<Predicate<Collection<OUT>>> resultPredicate();

    /// Which errors; empty if none.
    Optional<Predicate<Throwable>> exceptionPredicate();
}
