package dev.millrace.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ConnectedStreams;
import dev.millrace.api.DataStream;
import dev.millrace.api.LocalStreamEnvironment;
import dev.millrace.api.RemoteStreamEnvironment;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RecoveryClaimMode;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.SavepointRestoreSettings;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.Step;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.time.WatermarkStrategy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests environments for jobs of other processes if no client module is available.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RemoteEnvironmentTest {
    private static final Configuration REMOTE = new Configuration()
            .set(DeploymentOptions.TARGET, "remote")
            .set(RestOptions.ADDRESS, "far.away")
            .set(RestOptions.PORT, 9000);

    @AfterEach
    void forget() {
        RecordingExecutor.behave(_ -> new ScriptedClient());
    }

    private static void describe(StreamExecutionEnvironment environment) {
        environment.fromData(1, 2).map(i -> i + 1).sinkTo(new DiscardingSink<>());
    }

    @Test
    void without_the_client_a_job_says_what_to_add() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000);
        describe(environment);
        assertThatThrownBy(environment::execute).hasMessageContainingAll("MR-2540", "dev.millrace:millrace-client");
    }

    @Test
    void settings_make_the_environment_a_remote_one() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(REMOTE);
        assertThat(environment).isInstanceOfSatisfying(RemoteStreamEnvironment.class, remote -> {
            assertThat(remote.getHost()).isEqualTo("far.away");
            assertThat(remote.getPort()).isEqualTo(9000);
            assertThat(remote).hasToString("environment of jobs at far.away:9000 with parallelism 1");
        });
        describe(environment);
        assertThatThrownBy(environment::executeAsync).hasMessageContaining("MR-2540");
        StreamExecutionEnvironment plain = new StreamExecutionEnvironment(REMOTE);
        describe(plain);
        assertThatThrownBy(plain::executeAsync).hasMessageContaining("MR-2540");
    }

    @Test
    void a_local_environment_stays_local_whatever_the_settings_say() throws Exception {
        LocalStreamEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(REMOTE);
        describe(environment);
        assertThat(environment.executeAsync("here")).isInstanceOf(ScriptedClient.class);
        assertThat(environment.getConfiguration().get(DeploymentOptions.TARGET)).isEqualTo("local");
        assertThat(REMOTE.get(DeploymentOptions.TARGET)).isEqualTo("remote");
    }

    @Test
    void a_program_that_was_handed_in_runs_where_it_is() {
        ScopedValue.where(JobExecutor.HERE, new RecordingExecutor()).run(() -> {
            assertThatThrownBy(() -> StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000))
                    .hasMessageContainingAll("MR-2541", "getExecutionEnvironment()");
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(REMOTE);
            assertThat(environment).isInstanceOf(LocalStreamEnvironment.class);
            StreamExecutionEnvironment plain = new StreamExecutionEnvironment(REMOTE);
            describe(plain);
            assertThat(plain.getExecutionPlan()).startsWith("plan of ");
        });
    }

    @Test
    void jars_and_class_paths_are_settings(@TempDir Path directory) throws Exception {
        Path jar = Files.writeString(directory.resolve("a b.jar"), "jar");
        Path second = Files.writeString(directory.resolve("second.jar"), "jar");
        Configuration settings = new Configuration()
                .set(PipelineOptions.JARS, List.of(jar.toUri().toString()));
        URL place = URI.create("file:/classes/").toURL();
        StreamExecutionEnvironment environment = new RemoteStreamEnvironment(
                "far.away",
                9000,
                settings,
                new String[] {jar.toString(), second.toUri().toString()},
                new URL[] {place});
        assertThat(environment.getConfiguration().get(PipelineOptions.JARS))
                .containsExactly(jar.toUri().toString(), second.toUri().toString());
        assertThat(environment.getConfiguration().get(PipelineOptions.CLASSPATHS))
                .containsExactly("file:/classes/");
        assertThat(environment.getConfiguration().get(DeploymentOptions.TARGET)).isEqualTo("remote");
        assertThat(settings.contains(DeploymentOptions.TARGET)).isFalse();
    }

    @Test
    void jars_that_are_not_there_are_told_at_once(@TempDir Path directory) {
        String missing = directory.resolve("missing.jar").toString();
        assertThatThrownBy(() -> StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000, missing))
                .hasMessageContainingAll("MR-2544", missing);
        String folder = directory.toString();
        assertThatThrownBy(() -> StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000, 2, folder))
                .hasMessageContaining("MR-2544");
    }

    @Test
    void hosts_and_ports_are_checked() {
        assertThatThrownBy(() -> new RemoteStreamEnvironment("", 9000)).hasMessageContaining("MR-2543");
        assertThatThrownBy(() -> new RemoteStreamEnvironment("far.away", 0)).hasMessageContaining("MR-2543");
        assertThatThrownBy(() -> new RemoteStreamEnvironment("far.away", 65_536))
                .hasMessageContaining("MR-2543");
    }

    @Test
    void the_parallelism_is_left_open_unless_it_is_given() {
        StreamExecutionEnvironment open = StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000);
        describe(open);
        open.fromSequence(1, 3)
                .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
                .fullWindowPartition()
                .reduce(Long::sum)
                .sinkTo(new DiscardingSink<>());
        assertThat(open.describe("open").steps())
                .filteredOn(step -> !step.name().contains("Collection") && !step.isParallelismFixed())
                .hasSizeGreaterThan(5)
                .extracting(Step::parallelism)
                .containsOnly(Step.UNSET);
        assertThat(open.getConfiguration().toMap()).doesNotContainKey("parallelism.default");
        StreamExecutionEnvironment given = StreamExecutionEnvironment.createRemoteEnvironment("far.away", 9000, 5);
        describe(given);
        assertThat(given.getParallelism()).isEqualTo(5);
        assertThat(given.describe("given").steps())
                .extracting(Step::parallelism)
                .contains(5);
    }

    @Test
    void what_a_job_starts_from_is_a_setting() {
        SavepointRestoreSettings start =
                SavepointRestoreSettings.forPath("/savepoints/1", true, RecoveryClaimMode.CLAIM);
        var environment = new RemoteStreamEnvironment("far.away", 9000, null, null, null, start);
        var settings = environment.getConfiguration();
        assertThat(settings.get(StateRecoveryOptions.SAVEPOINT_PATH)).isEqualTo("/savepoints/1");
        assertThat(settings.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE))
                .isTrue();
        assertThat(settings.get(StateRecoveryOptions.RESTORE_MODE)).isEqualTo(RecoveryClaimMode.CLAIM);
        assertThat(SavepointRestoreSettings.fromConfiguration(settings))
                .isEqualTo(start)
                .hasSameHashCodeAs(start)
                .hasToString("start from /savepoints/1, dropping what no step wants, CLAIM");
    }

    @Test
    void settings_of_no_snapshot_leave_none() {
        Configuration settings = new Configuration();
        SavepointRestoreSettings.toConfiguration(SavepointRestoreSettings.forPath("/savepoints/1"), settings);
        assertThat(SavepointRestoreSettings.fromConfiguration(settings).restoreSavepoint())
                .isTrue();
        SavepointRestoreSettings.toConfiguration(SavepointRestoreSettings.none(), settings);
        SavepointRestoreSettings none = SavepointRestoreSettings.fromConfiguration(settings);
        assertThat(none).isEqualTo(SavepointRestoreSettings.none());
        assertThat(none.restoreSavepoint()).isFalse();
        assertThat(none.getRestorePath()).isNull();
        assertThat(none.allowNonRestoredState()).isFalse();
        assertThat(none.getRecoveryClaimMode()).isEqualTo(RecoveryClaimMode.NO_CLAIM);
    }

    // ---- access of subclasses

    private static final class Looking extends StreamExecutionEnvironment {
        List<Step<?>> steps() {
            return transformations;
        }

        List<String> files() {
            return cacheFile.stream().map(each -> each.f0).toList();
        }
    }

    @Test
    void subclasses_of_environments_see_steps_and_cached_files() {
        Looking environment = new Looking();
        assertThat(environment.steps()).isEmpty();
        describe(environment);
        assertThat(environment.steps()).extracting(Step::name).contains("Map");
        environment.registerCachedFile("/tmp/a", "one");
        environment.registerCachedFile("/tmp/b", "two");
        environment.registerCachedFile("/tmp/c", "one");
        assertThat(environment.files()).containsExactly("two", "one");
        assertThat(environment.describe("files").cachedFiles().get("one").filePath)
                .isEqualTo("/tmp/c");
    }

    private static final class Alone<T> extends SingleOutputStreamOperator<T> {
        Alone(StreamExecutionEnvironment environment, Step<T> step) {
            super(environment, step);
            nonParallel = true;
        }
    }

    @Test
    void a_stream_that_is_not_parallel_refuses_a_parallelism() {
        StreamExecutionEnvironment environment = new Looking();
        DataStream<Integer> stream = environment.fromData(1).map(i -> i);
        assertThatThrownBy(() -> new Alone<>(environment, stream.step()).setParallelism(2))
                .hasMessageContainingAll("MR-2200", "can run only with parallelism 1");
    }

    private static final class Pair extends ConnectedStreams<Integer, Integer> {
        Pair(StreamExecutionEnvironment environment, DataStream<Integer> one, DataStream<Integer> other) {
            super(environment, one, other);
        }

        boolean isAsync() {
            return isEnableAsyncState;
        }
    }

    @Test
    void connected_streams_remember_that_async_state_was_asked_for() {
        StreamExecutionEnvironment environment = new Looking();
        Pair pair = new Pair(environment, environment.fromData(1), environment.fromData(2));
        assertThat(pair.isAsync()).isFalse();
        pair.enableAsyncState();
        assertThat(pair.isAsync()).isTrue();
    }
}
