package dev.millrace.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateTtlConfigTest {

    @Test
    void the_default_renews_on_write_hides_what_expired_and_cleans_up() {
        StateTtlConfig config = StateTtlConfig.newBuilder(Duration.ofHours(1)).build();
        assertThat(config.isEnabled()).isTrue();
        assertThat(config.getTimeToLive()).isEqualTo(Duration.ofHours(1));
        assertThat(config.getUpdateType()).isEqualTo(StateTtlConfig.UpdateType.OnCreateAndWrite);
        assertThat(config.getStateVisibility()).isEqualTo(StateTtlConfig.StateVisibility.NeverReturnExpired);
        assertThat(config.getCleanupStrategies().isCleanupInBackground()).isTrue();
        assertThat(config.getCleanupStrategies().getIncrementalCleanupStrategy())
                .isNotNull()
                .satisfies(strategy -> assertThat(strategy.getCleanupSize()).isEqualTo(5));
        assertThat(config.getCleanupStrategies().inFullSnapshot()).isFalse();
    }

    @Test
    void clean_up_can_be_chosen() {
        StateTtlConfig config = StateTtlConfig.newBuilder(Duration.ofSeconds(1))
                .updateTtlOnReadAndWrite()
                .returnExpiredIfNotCleanedUp()
                .cleanupFullSnapshot()
                .cleanupIncrementally(10, true)
                .disableCleanupInBackground()
                .build();
        StateTtlConfig copy = StateTtlConfig.newBuilder(config)
                .setTimeToLive(Duration.ofSeconds(2))
                .build();
        assertThat(copy.getTimeToLive()).isEqualTo(Duration.ofSeconds(2));
        assertThat(copy.getUpdateType()).isEqualTo(StateTtlConfig.UpdateType.OnReadAndWrite);
        assertThat(copy.getStateVisibility()).isEqualTo(StateTtlConfig.StateVisibility.ReturnExpiredIfNotCleanedUp);
        assertThat(copy.getCleanupStrategies().inFullSnapshot()).isTrue();
        assertThat(copy.getCleanupStrategies().inRocksdbCompactFilter()).isFalse();
        assertThat(copy.getCleanupStrategies().getIncrementalCleanupStrategy())
                .isNotNull()
                .satisfies(strategy ->
                        assertThat(strategy.runCleanupForEveryRecord()).isTrue());
    }

    @Test
    void disabled_means_forever() {
        assertThat(StateTtlConfig.DISABLED.isEnabled()).isFalse();
    }

    @Test
    void a_time_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> StateTtlConfig.newBuilder(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StateTtlConfig.newBuilder(Duration.ofDays(1)).cleanupIncrementally(0, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
