package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FutureUtilsTest {
    private final IllegalStateException first = new IllegalStateException("first");
    private final IllegalStateException second = new IllegalStateException("second");

    @Test
    void combined_results_have_the_order_of_the_futures() {
        CompletableFuture<String> late = new CompletableFuture<>();
        FutureUtils.ConjunctFuture<?> all =
                FutureUtils.combineAll(List.of(late, CompletableFuture.completedFuture("b")));
        assertThat(all).isNotDone();
        assertThat(all.getNumFuturesCompleted()).isEqualTo(1);
        late.complete("a");
        assertThat(all).isCompletedWithValueMatching(each -> List.of("a", "b").equals(each));
        assertThat(all.getNumFuturesTotal()).isEqualTo(2);
    }

    @Test
    void waiting_for_all_fails_at_once_and_completing_all_waits() {
        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletableFuture<String> late = new CompletableFuture<>();
        FutureUtils.ConjunctFuture<Void> waiting = FutureUtils.waitForAll(List.of(failing, late));
        FutureUtils.ConjunctFuture<Void> completing = FutureUtils.completeAll(List.of(failing, late));
        failing.completeExceptionally(first);
        assertThat(waiting).isCompletedExceptionally();
        assertThat(completing).isNotDone();
        late.completeExceptionally(second);
        assertThatThrownBy(completing::join).hasCause(first);
        assertThat(first.getSuppressed()).contains(second);
        assertThat(FutureUtils.waitForAll(List.of())).isCompleted();
    }

    @Test
    void an_operation_is_repeated_while_retries_are_left() {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Integer> third = FutureUtils.retry(
                () -> calls.incrementAndGet() < 3
                        ? CompletableFuture.failedFuture(first)
                        : CompletableFuture.completedFuture(calls.get()),
                2,
                Runnable::run);
        assertThat(third).isCompletedWithValue(3);
        assertThatThrownBy(FutureUtils.retry(() -> CompletableFuture.failedFuture(first), 2, Runnable::run)::join)
                .hasRootCause(first);
        AtomicInteger refused = new AtomicInteger();
        CompletableFuture<Object> once = FutureUtils.retry(
                () -> {
                    refused.incrementAndGet();
                    return CompletableFuture.failedFuture(first);
                },
                5,
                _ -> false,
                Runnable::run);
        assertThat(once).isCompletedExceptionally();
        assertThat(refused).hasValue(1);
    }

    @Test
    void an_action_runs_after_a_failure_and_adds_its_own_failure() {
        AtomicInteger runs = new AtomicInteger();
        assertThat(FutureUtils.runAfterwards(FutureUtils.completedVoidFuture(), runs::incrementAndGet))
                .isCompleted();
        CompletableFuture<Void> both = FutureUtils.runAfterwards(CompletableFuture.failedFuture(first), () -> {
            runs.incrementAndGet();
            throw second;
        });
        assertThat(runs).hasValue(2);
        assertThatThrownBy(both::join).hasCause(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    void a_future_that_is_late_fails_with_the_given_message() {
        CompletableFuture<String> never =
                FutureUtils.orTimeout(new CompletableFuture<>(), 1, TimeUnit.MILLISECONDS, "too late");
        assertThatThrownBy(() -> never.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("too late");
    }

    @Test
    void calls_run_at_once_on_completed_futures_and_on_the_executor_otherwise() {
        Queue<Runnable> executor = new ArrayDeque<>();
        CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
        assertThat(FutureUtils.thenApplyAsyncIfNotDone(done, executor::add, each -> each + 1))
                .isCompletedWithValue(2);
        CompletableFuture<Integer> open = new CompletableFuture<>();
        CompletableFuture<Integer> applied = FutureUtils.thenApplyAsyncIfNotDone(open, executor::add, each -> each + 1);
        open.complete(5);
        assertThat(applied).isNotDone();
        executor.remove().run();
        assertThat(applied).isCompletedWithValue(6);
    }

    @Test
    void only_failures_of_the_given_type_are_replaced() {
        CompletableFuture<String> failed = CompletableFuture.failedFuture(first);
        assertThat(FutureUtils.handleException(failed, IllegalStateException.class, Throwable::getMessage))
                .isCompletedWithValue("first");
        assertThat(FutureUtils.handleException(failed, IllegalArgumentException.class, Throwable::getMessage))
                .isCompletedExceptionally();
    }
}
