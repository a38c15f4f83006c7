package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.file.SectionKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests unaligned checkpoints. A slow map lets all queues before it fill up.
class OvertakingTest {
    private static final long NUMBERS = 60_000;
    private static final int KEYS = 200;

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        Greatest.SEEN.clear();
        Slow.completed = new CountDownLatch(1);
        Slow.isSlow = true;
    }

    /// Processes records slowly until a few checkpoints are complete.
    static final class Slow extends RichMapFunction<Long, Long> implements CheckpointListener {
        static volatile CountDownLatch completed = new CountDownLatch(1);
        static volatile boolean isSlow;
        private int notices;

        @Override
        public Long map(Long value) {
            if (isSlow) {
                long end = System.nanoTime() + 20_000;
                while (System.nanoTime() < end) Thread.onSpinWait();
            }
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            if (++notices == 3) completed.countDown();
        }
    }

    private Configuration configuration(int timeoutMillis, String from) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
        configuration.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofMillis(timeoutMillis));
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (from != null) configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
        return configuration;
    }

    private static JobClient start(int parallelism, Configuration configuration) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        env.enableCheckpointing(10);
        env.fromSource(new NumberSequenceSource(0, NUMBERS - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .rebalance()
                .map(new Slow())
                .uid("slow")
                .keyBy(number -> number % KEYS)
                .process(new CountingWithTimers(Long.MAX_VALUE))
                .uid("counts")
                .sinkTo(new Greatest());
        return env.executeAsync("overtaking");
    }

    /// Cancels a job whose newest checkpoint is unaligned and has channel state.
    private CheckpointDirectory.Complete interrupted(int parallelism, int timeoutMillis) throws Exception {
        JobClient job = start(parallelism, configuration(timeoutMillis, null));
        assertThat(Slow.completed.await(60, TimeUnit.SECONDS)).isTrue();
        job.cancel().get(30, TimeUnit.SECONDS);
        CheckpointDirectory checkpoints = new CheckpointDirectory(
                Host.real().disk(), directory.resolve(job.getJobID().toHexString()));
        CheckpointDirectory.Complete newest =
                checkpoints.newest((path, why) -> {}).orElseThrow();
        long inFlight = CheckpointDirectory.files(Host.real().disk(), newest).getLast().sections().stream()
                .filter(section -> section.kind() == SectionKind.IN_FLIGHT)
                .count();
        assertThat(inFlight).isPositive();
        Slow.isSlow = false;
        return newest;
    }

    private static Map<Long, Long> all() {
        Map<Long, Long> expected = new HashMap<>();
        for (long number = 0; number < NUMBERS; number++) expected.merge(number % KEYS, 1L, Long::sum);
        return expected;
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "2,2,0", "2,3,0", "3,2,0", "2,1,0", "2,3,1", "1,2,1"})
    void what_was_overtaken_is_processed_after_a_restart(int before, int after, int timeoutMillis) throws Exception {
        CheckpointDirectory.Complete newest = interrupted(before, timeoutMillis);
        start(after, configuration(timeoutMillis, newest.path().toString()))
                .getJobExecutionResult()
                .get(60, TimeUnit.SECONDS);
        Greatest.SEEN.keySet().removeIf(key -> key < 0);
        assertThat(Greatest.SEEN).isEqualTo(all());
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false"})
    void what_was_overtaken_is_dropped_if_the_checkpoint_is_named(long distance, boolean isDropped) throws Exception {
        CheckpointDirectory.Complete newest = interrupted(2, 0);
        Configuration configuration = configuration(0, newest.path().toString());
        configuration.set(
                StateRecoveryOptions.CHECKPOINT_ID_OF_IGNORED_IN_FLIGHT_DATA,
                newest.manifest().checkpoint() + distance);
        Greatest.SEEN.clear();
        start(2, configuration).getJobExecutionResult().get(60, TimeUnit.SECONDS);
        Greatest.SEEN.keySet().removeIf(key -> key < 0);
        long counted =
                Greatest.SEEN.values().stream().mapToLong(Long::longValue).sum();
        if (isDropped) assertThat(counted).isLessThan(NUMBERS);
        else assertThat(Greatest.SEEN).isEqualTo(all());
    }
}
