package dev.millrace.runtime.operator;

import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.async.CollectionSupplier;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.runtime.chain.Deadlines;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One record's asynchronous call, over all its attempts. Lives on the subtask's thread; its [Attempt]s may complete on
/// any.
final class AsyncCall<I, O> implements AsyncEntry<I, O> {
    private final AsyncOperator<I, O> operator;
    private final I value;
    private final long timestamp;
    private int attempts;
    private boolean isDone;
    private @Nullable Collection<O> results;
    private Deadlines.@Nullable Deadline timeout;
    private Deadlines.@Nullable Deadline retry;

    AsyncCall(AsyncOperator<I, O> operator, I value, long timestamp) {
        this.operator = operator;
        this.value = value;
        this.timestamp = timestamp;
    }

    void start() {
        long limit = operator.settings().timeoutMillis();
        if (limit > 0) timeout = operator.deadlines().at(operator.host().clock().millis() + limit, this::timedOut);
        attempt();
    }

    I value() {
        return value;
    }

    long timestamp() {
        return timestamp;
    }

    @Override
    public boolean isReady() {
        return isDone;
    }

    /// @return what the function gave, once ready
    Collection<O> results() {
        return results == null ? List.of() : results;
    }

    /// The subtask ends: no callback may run any more.
    void abandon() {
        isDone = true;
        cancelDeadlines();
    }

    private void attempt() {
        attempts++;
        try {
            operator.function().asyncInvoke(value, new Attempt<>(this, attempts));
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    private void timedOut() {
        if (isDone) return;
        if (retry != null) retry.cancel();
        // From now on only what the timeout handler says counts: attempts under way are out of date.
        attempts++;
        try {
            operator.function().timeout(value, new Attempt<>(this, attempts));
        } catch (Throwable thrown) {
            throw operator.failures().at(thrown, value, timestamp);
        }
    }

    private void answered(int attempt, CollectionSupplier<O> answer) {
        if (isDone || attempt != attempts) return;
        Collection<O> given;
        try {
            given = answer.get();
        } catch (Throwable thrown) {
            failed(thrown);
            return;
        }
        Predicate<Collection<O>> unwanted = predicate(AsyncPredicates.onResult(strategy()));
        if (unwanted.test(given) && mayRetry()) retryLater();
        else complete(given);
    }

    private void failed(int attempt, Throwable thrown) {
        if (!isDone && attempt == attempts) failed(thrown);
    }

    private void failed(Throwable thrown) {
        Predicate<Throwable> retried = predicate(AsyncPredicates.onException(strategy()));
        if (retried.test(thrown) && mayRetry()) retryLater();
        else throw operator.failures().at(thrown, value, timestamp);
    }

    private void complete(Collection<O> given) {
        isDone = true;
        results = given;
        cancelDeadlines();
        operator.completed(this);
    }

    private @Nullable AsyncRetryStrategy<O> strategy() {
        @SuppressWarnings("unchecked")
        AsyncRetryStrategy<O> strategy =
                (AsyncRetryStrategy<O>) operator.settings().retry();
        return strategy;
    }

    private static <X> Predicate<X> predicate(Optional<Predicate<X>> given) {
        return given.orElse(_ -> false);
    }

    private boolean mayRetry() {
        AsyncRetryStrategy<O> strategy = strategy();
        return strategy != null && strategy.canRetry(attempts);
    }

    private void retryLater() {
        AsyncRetryStrategy<O> strategy = strategy();
        if (strategy == null) return;
        long backoff = strategy.getBackoffTimeMillis(attempts);
        retry = operator.deadlines().at(operator.host().clock().millis() + backoff, this::attempt);
    }

    private void cancelDeadlines() {
        if (timeout != null) timeout.cancel();
        if (retry != null) retry.cancel();
    }

    /// What one attempt was given to answer with. Any thread; only the first answer of the newest attempt counts.
    private record Attempt<I, O>(AsyncCall<I, O> call, int number) implements ResultFuture<O> {
        @Override
        public void complete(Collection<O> result) {
            call.operator.post(() -> call.answered(number, () -> result));
        }

        @Override
        public void completeExceptionally(Throwable thrown) {
            call.operator.post(() -> call.failed(number, thrown));
        }

        @Override
        public void complete(CollectionSupplier<O> supplier) {
            call.operator.post(() -> call.answered(number, supplier));
        }
    }
}
