package dev.millrace.api.config.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RpcOptions;
import dev.millrace.api.config.StateBackendOptions;
import dev.millrace.api.config.legacy.RestartStrategies.ExponentialDelayRestartStrategyConfiguration;
import dev.millrace.api.config.legacy.RestartStrategies.FailureRateRestartStrategyConfiguration;
import dev.millrace.api.config.legacy.RestartStrategies.FixedDelayRestartStrategyConfiguration;
import dev.millrace.api.config.legacy.RestartStrategies.RestartStrategyConfiguration;
import dev.millrace.api.time.legacy.Time;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the settings of programs of Flink 1.x.
final class EarlierSettingsTest {

    static List<RestartStrategyConfiguration> strategies() {
        return List.of(
                RestartStrategies.noRestart(),
                RestartStrategies.fallBackRestart(),
                RestartStrategies.fixedDelayRestart(3, 500),
                RestartStrategies.failureRateRestart(5, Time.minutes(1), Time.seconds(2)),
                RestartStrategies.exponentialDelayRestart(Time.seconds(1), Time.minutes(1), 2.0, Time.hours(1), 0.1));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void a_restart_strategy_is_written_as_options_and_read_again(RestartStrategyConfiguration strategy) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.setRestartStrategy(strategy);
        assertThat(env.getRestartStrategy()).isEqualTo(strategy).hasSameHashCodeAs(strategy);
        assertThat(env.getConfig().getRestartStrategy()).hasToString(strategy.getDescription());
    }

    @Test
    void strategies_differ_and_tell_their_parts() {
        assertThat(strategies()).doesNotHaveDuplicates();
        var fixed = (FixedDelayRestartStrategyConfiguration) strategies().get(2);
        assertThat(fixed.getRestartAttempts()).isEqualTo(3);
        assertThat(fixed.getDelayBetweenAttemptsInterval()).isEqualTo(Time.milliseconds(500));
        var rate = (FailureRateRestartStrategyConfiguration) strategies().get(3);
        assertThat(rate.getMaxFailureRate()).isEqualTo(5);
        assertThat(rate.getFailureInterval().toDuration()).isEqualTo(Duration.ofMinutes(1));
        var growing =
                (ExponentialDelayRestartStrategyConfiguration) strategies().get(4);
        assertThat(growing.getBackoffMultiplier()).isEqualTo(2.0);
        assertThat(growing.getResetBackoffThreshold().toMilliseconds()).isEqualTo(3_600_000);
    }

    @Test
    void state_backends_are_written_as_options() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        env.setStateBackend(new RocksDBStateBackend("file:///tmp/a", true));
        assertThat(env.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
                .isEqualTo("rocksdb");
        assertThat(env.getConfiguration().get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                .isTrue();
        assertThat(env.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                .isEqualTo("file:///tmp/a");
        env.setStateBackend(new FsStateBackend("file:///tmp/b"));
        assertThat(env.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
                .isEqualTo("hashmap");
        assertThat(env.getConfiguration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                .isEqualTo("file:///tmp/b");
        env.setStateBackend(new MemoryStateBackend());
        assertThat(env.getConfiguration().get(CheckpointingOptions.CHECKPOINT_STORAGE))
                .isEqualTo("jobmanager");
    }

    @Test
    void a_state_backend_in_rocksdb_leaves_to_the_configuration_what_it_does_not_say() {
        Configuration given = new Configuration();
        given.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        given.set(RocksDBOptions.LOCAL_DIRECTORIES, "/tmp/a,/tmp/b");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(given);
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend();
        env.setStateBackend(backend);
        assertThat(env.getConfiguration().get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
                .isTrue();
        EmbeddedRocksDBStateBackend configured =
                backend.configure(given, getClass().getClassLoader());
        assertThat(configured.isIncrementalCheckpointsEnabled()).isTrue();
        assertThat(configured.getDbStoragePaths()).containsExactly("/tmp/a", "/tmp/b");
        assertThat(configured.getPredefinedOptions()).isEqualTo(PredefinedOptions.DEFAULT);
        backend.setDbStoragePaths("/tmp/c", "/tmp/d");
        backend.setPredefinedOptions(PredefinedOptions.FLASH_SSD_OPTIMIZED);
        env.setStateBackend(backend);
        assertThat(env.getConfiguration().get(RocksDBOptions.LOCAL_DIRECTORIES)).isEqualTo("/tmp/c,/tmp/d");
        assertThat(env.getConfiguration().get(RocksDBOptions.PREDEFINED_OPTIONS))
                .isEqualTo("FLASH_SSD_OPTIMIZED");
    }

    @Test
    void an_option_without_effect_says_so() throws Exception {
        for (Class<?> options : List.of(RocksDBOptions.class, RpcOptions.class)) {
            for (Field field : options.getFields()) {
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                if (option == RocksDBOptions.LOCAL_DIRECTORIES) continue;
                assertThat(option.description().plainText())
                        .describedAs(option.key())
                        .startsWith("No effect: ");
            }
        }
    }

    @Test
    void checkpoint_settings_have_their_earlier_names() {
        var checkpoints = StreamExecutionEnvironment.createLocalEnvironment().getCheckpointConfig();
        checkpoints.enableExternalizedCheckpoints(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        assertThat(checkpoints.getExternalizedCheckpointRetention())
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .isEqualTo(checkpoints.getExternalizedCheckpointCleanup());
        checkpoints.setFailOnCheckpointingErrors(false);
        assertThat(checkpoints.isFailOnCheckpointingErrors()).isFalse();
        checkpoints.setFailOnCheckpointingErrors(true);
        assertThat(checkpoints.getTolerableCheckpointFailureNumber()).isZero();
    }

    @Test
    void a_configuration_has_methods_for_each_type() {
        Configuration settings = new Configuration();
        ConfigOption<Integer> size = ConfigOptions.key("size").defaultValue(4);
        assertThat(settings.getInteger(size)).isEqualTo(4);
        assertThat(settings.getInteger(size, 5)).isEqualTo(5);
        settings.setInteger(size, 6);
        assertThat(settings.getInteger("size", 0)).isEqualTo(6);
        settings.setLong("long", 7);
        assertThat(settings.getLong("long", 0)).isEqualTo(7);
        settings.setDouble("double", 0.5);
        assertThat(settings.getDouble("double", 0)).isEqualTo(0.5);
        settings.setFloat("float", 1.5f);
        assertThat(settings.getFloat("float", 0)).isEqualTo(1.5f);
        settings.setBoolean("boolean", true);
        assertThat(settings.getBoolean("boolean", false)).isTrue();
        ConfigOption<String> name = ConfigOptions.key("name").noDefaultValue();
        settings.setString(name, "n");
        assertThat(settings.getString(name)).isEqualTo("n");
        assertThat(settings.getString(ConfigOptions.key("other").stringType().noDefaultValue(), "o"))
                .isEqualTo("o");
    }

    @Test
    void a_time_has_a_size_and_a_unit() {
        assertThat(Time.days(1)).isEqualTo(Time.hours(24)).hasSameHashCodeAs(Time.minutes(1440));
        assertThat(Time.seconds(2).getSize()).isEqualTo(2);
        assertThat(Time.fromDuration(Duration.ofSeconds(3))).hasToString("3000 ms");
    }
}
