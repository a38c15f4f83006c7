package dev.millrace.api.async;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/// Decides which results and errors cause a retry.
public interface AsyncRetryPredicate<OUT> {

    /// Returns the predicate for results, or an empty value if no result causes a retry.
    Optional<Predicate<Collection<OUT>>> resultPredicate();

    /// Returns the predicate for errors, or an empty value if no error causes a retry.
    Optional<Predicate<Throwable>> exceptionPredicate();
}
