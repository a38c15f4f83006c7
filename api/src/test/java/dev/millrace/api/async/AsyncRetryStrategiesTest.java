package dev.millrace.api.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.async.AsyncRetryStrategies.ExponentialBackoffDelayRetryStrategyBuilder;
import dev.millrace.api.async.AsyncRetryStrategies.FixedDelayRetryStrategyBuilder;
import dev.millrace.api.util.InstantiationUtil;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncRetryStrategiesTest {

    @Test
    void a_fixed_delay_allows_so_many_attempts() {
        AsyncRetryStrategy<String> strategy = new FixedDelayRetryStrategyBuilder<String>(2, 50)
                .ifResult(RetryPredicates.EMPTY_RESULT_PREDICATE::test)
                .ifException(RetryPredicates.createExceptionTypePredicate(IOException.class))
                .build();
        assertThat(strategy.canRetry(1)).isTrue();
        assertThat(strategy.canRetry(2)).isTrue();
        assertThat(strategy.canRetry(3)).isFalse();
        assertThat(strategy.getBackoffTimeMillis(2)).isEqualTo(50);
        var onResult = strategy.getRetryPredicate().resultPredicate().orElseThrow();
        assertThat(onResult.test(List.of())).isTrue();
        assertThat(onResult.test(List.of("a"))).isFalse();
        var onError = strategy.getRetryPredicate().exceptionPredicate().orElseThrow();
        assertThat(onError.test(new IOException())).isTrue();
        assertThat(onError.test(new IllegalStateException())).isFalse();
    }

    @Test
    void an_exponential_delay_grows_to_its_bound_and_depends_on_attempts_alone() {
        AsyncRetryStrategy<String> strategy = new ExponentialBackoffDelayRetryStrategyBuilder<String>(5, 100, 500, 2.0)
                .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
                .build();
        assertThat(strategy.getBackoffTimeMillis(1)).isEqualTo(100);
        assertThat(strategy.getBackoffTimeMillis(3)).isEqualTo(400);
        assertThat(strategy.getBackoffTimeMillis(2)).isEqualTo(200);
        assertThat(strategy.getBackoffTimeMillis(4)).isEqualTo(500);
        assertThat(strategy.getBackoffTimeMillis(1000)).isEqualTo(500);
        assertThat(strategy.getRetryPredicate().resultPredicate()).isEmpty();
    }

    @Test
    void strategies_can_be_shipped() throws Exception {
        AsyncRetryStrategy<String> strategy = new FixedDelayRetryStrategyBuilder<String>(2, 50)
                .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
                .build();
        AsyncRetryStrategy<String> shipped = InstantiationUtil.clone(strategy);
        assertThat(shipped.canRetry(3)).isFalse();
        assertThat(shipped.getRetryPredicate().exceptionPredicate()).isPresent();
    }

    @Test
    void without_a_strategy_there_is_no_second_attempt() {
        assertThat(AsyncRetryStrategies.NO_RETRY_STRATEGY.canRetry(1)).isFalse();
    }

    @Test
    void senseless_settings_are_refused() {
        assertThatThrownBy(() -> new FixedDelayRetryStrategyBuilder<String>(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExponentialBackoffDelayRetryStrategyBuilder<String>(1, 10, 5, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExponentialBackoffDelayRetryStrategyBuilder<String>(1, 10, 50, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
