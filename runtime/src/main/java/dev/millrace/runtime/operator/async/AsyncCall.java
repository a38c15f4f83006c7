package dev.millrace.runtime.operator.async;

import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.async.CollectionSupplier;
import dev.millrace.api.async.ResultFuture;
import dev.millrace.base.fault.Check;
import dev.millrace.runtime.chain.Deadlines;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Represents the asynchronous call for one record, with all its attempts. Used by the subtask's thread only; its
/// [Attempt]s may complete on any thread.
final class AsyncCall<I, O> implements AsyncEntry<I, O> {
    private final AsyncOperator<I, O> operator;
    private final I value;
    private final long timestamp;
    private int attempts;
    private boolean isDone;
    private boolean hasTimedOut;
    private @Nullable Collection<O> results;
    private final long dueMillis;
    private UnorderedAsyncQueue.@Nullable Segment<I, O> segment;
    /// The neighbours in the list of [AsyncCalls].
    @Nullable
    AsyncCall<I, O> previous;

    @Nullable
    AsyncCall<I, O> next;

    private Deadlines.@Nullable Deadline retry;

    /// Creates a call.
    ///
    /// @param dueMillis the wall-clock time of the timeout, or `Long.MAX_VALUE` for no timeout
    AsyncCall(AsyncOperator<I, O> operator, I value, long timestamp, long dueMillis) {
        this.operator = operator;
        this.value = value;
        this.timestamp = timestamp;
        this.dueMillis = dueMillis;
    }

    void start() {
        attempt();
    }

    long dueMillis() {
        return dueMillis;
    }

    void isIn(UnorderedAsyncQueue.Segment<I, O> of) {
        segment = of;
    }

    UnorderedAsyncQueue.Segment<I, O> segment() {
        return Check.present(segment, "the segment of a call");
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

    /// Returns the results of the function. The call must be ready.
    ///
    /// @return empty if the function has not completed
    Collection<O> results() {
        return results == null ? List.of() : results;
    }

    /// Abandons the call because the subtask ends: later callbacks have no effect.
    void abandon() {
        isDone = true;
        cancelRetry();
    }

    private void attempt() {
        attempts++;
        try {
            operator.function().asyncInvoke(value, new Attempt<>(this, attempts));
        } catch (Throwable thrown) {
            failed(thrown);
        }
    }

    boolean mayTimeOut() {
        return !isDone && !hasTimedOut;
    }

    void timedOut() {
        if (!mayTimeOut()) return;
        hasTimedOut = true;
        cancelRetry();
        // From now on, only the answer of the timeout handler counts. Running attempts are obsolete.
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
        cancelRetry();
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
        retry = operator.deadlines().at(operator.millisAfter(backoff), this::attempt);
    }

    private void cancelRetry() {
        if (retry != null) retry.cancel();
    }

    /// Receives the answer of one attempt. Thread-safe. Only the first answer of the newest attempt counts.
    static final class Attempt<I, O> implements ResultFuture<O> {
        private static final VarHandle ANSWER;

        static {
            try {
                ANSWER = MethodHandles.lookup().findVarHandle(Attempt.class, "answer", Object.class);
            } catch (ReflectiveOperationException impossible) {
                throw new ExceptionInInitializerError(impossible);
            }
        }

        private final AsyncCall<I, O> call;
        private final int number;
        /// A collection, a supplier of a collection, or [Failed]; null until an answer arrives.
        @SuppressWarnings("unused") // accessed through ANSWER
        private @Nullable Object answer;
        /// The attempt that answered before this one, in the operator's [AsyncAnswers].
        @Nullable
        Attempt<I, O> before;

        private record Failed(Throwable thrown) {}

        private Attempt(AsyncCall<I, O> call, int number) {
            this.call = call;
            this.number = number;
        }

        @Override
        public void complete(Collection<O> result) {
            answer(result == null ? List.of() : result);
        }

        @Override
        public void completeExceptionally(Throwable thrown) {
            answer(new Failed(thrown));
        }

        @Override
        public void complete(CollectionSupplier<O> supplier) {
            answer(supplier);
        }

        private void answer(Object given) {
            if (ANSWER.compareAndSet(this, null, given)) call.operator.answered(this);
        }

        /// Passes the answer to the call. Called by the subtask's thread only.
        @SuppressWarnings("unchecked") // set by complete
        void deliver() {
            switch (answer) {
                case Failed(Throwable thrown) -> call.failed(number, thrown);
                case CollectionSupplier<?> supplier -> call.answered(number, (CollectionSupplier<O>) supplier);
                case Collection<?> result -> call.answered(number, () -> (Collection<O>) result);
                case null, default -> throw Check.broken("an attempt was delivered without an answer");
            }
        }
    }
}
