package dev.millrace.runtime.operator.async;

import dev.millrace.api.async.AsyncRetryStrategy;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Returns the predicates by which an [AsyncRetryStrategy] retries calls.
final class AsyncPredicates {

    private AsyncPredicates() {}

    static <O> Optional<Predicate<Collection<O>>> onResult(@Nullable AsyncRetryStrategy<O> strategy) {
        return strategy == null
                ? Optional.empty()
                : strategy.getRetryPredicate().resultPredicate();
    }

    static <O> Optional<Predicate<Throwable>> onException(@Nullable AsyncRetryStrategy<O> strategy) {
        return strategy == null
                ? Optional.empty()
                : strategy.getRetryPredicate().exceptionPredicate();
    }
}
