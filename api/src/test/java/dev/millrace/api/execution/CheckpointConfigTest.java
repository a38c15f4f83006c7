package dev.millrace.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointConfigTest {

    @Test
    void without_an_interval_there_are_no_checkpoints() {
        CheckpointConfig config = new CheckpointConfig();
        assertThat(config.isCheckpointingEnabled()).isFalse();
        assertThat(config.getCheckpointInterval()).isEqualTo(-1);
        config.setCheckpointInterval(1000);
        assertThat(config.isCheckpointingEnabled()).isTrue();
        assertThat(config.getCheckpointIntervalDuringBacklog()).isEqualTo(1000);
        config.disableCheckpointing();
        assertThat(config.isCheckpointingEnabled()).isFalse();
    }

    @Test
    void unaligned_checkpoints_need_exactly_once() {
        CheckpointConfig config = new CheckpointConfig();
        config.enableUnalignedCheckpoints();
        assertThat(config.isUnalignedCheckpointsEnabled()).isTrue();
        config.setCheckpointingConsistencyMode(CheckpointingMode.AT_LEAST_ONCE);
        assertThat(config.isUnalignedCheckpointsEnabled()).isFalse();
    }

    @Test
    void senseless_settings_are_refused() {
        CheckpointConfig config = new CheckpointConfig();
        assertThatThrownBy(() -> config.setCheckpointInterval(9)).hasMessageContaining("MR-2411");
        assertThatThrownBy(() -> config.setMaxConcurrentCheckpoints(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> config.setTolerableCheckpointFailureNumber(-1)).hasMessageContaining("failures");
    }

    @Test
    void options_are_taken_over_and_copies_are_apart() {
        CheckpointConfig config = new CheckpointConfig();
        config.configure(Configuration.fromMap(
                Map.of("execution.checkpointing.interval", "5 s", "state.checkpoints.dir", "file:///tmp/cp")));
        assertThat(config.getCheckpointInterval()).isEqualTo(5000);
        assertThat(config.toConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                .isEqualTo("file:///tmp/cp");
        CheckpointConfig copy = new CheckpointConfig(config);
        copy.setCheckpointInterval(10);
        assertThat(config.getCheckpointInterval()).isEqualTo(5000);
    }

    @Test
    void a_checkpoint_may_be_read_without_its_records_under_way() {
        CheckpointConfig config = new CheckpointConfig();
        assertThat(config.getCheckpointIdOfIgnoredInFlightData()).isEqualTo(-1);
        config.setCheckpointIdOfIgnoredInFlightData(12);
        CheckpointConfig copy = new CheckpointConfig();
        copy.configure(config.toConfiguration());
        assertThat(copy.getCheckpointIdOfIgnoredInFlightData()).isEqualTo(12);
    }
}
