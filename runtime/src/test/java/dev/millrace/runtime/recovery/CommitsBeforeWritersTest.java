package dev.millrace.runtime.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.config.StateRecoveryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that a job commits what was pending at its checkpoint before writers open.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CommitsBeforeWritersTest {
    private static final int FAILURES = 2;

    enum Committers {
        BESIDE_WRITERS,
        BEHIND_AN_EXCHANGE,
        GLOBAL;

        FencingSink sink(String test, int failures) {
            return switch (this) {
                case BESIDE_WRITERS -> new FencingSink(test, failures);
                case BEHIND_AN_EXCHANGE -> new FencingSink.Exchanged(test, failures);
                case GLOBAL -> new FencingSink.Global(test, failures);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_commits_before_a_writer_opens(Committers committers) throws Exception {
        String test = "restarted " + committers;
        StreamExecutionEnvironment env = ExactlyOnceSinksTest.environment(3);
        ExactlyOnceSinksTest.numbers(env).sinkTo(committers.sink(test, FAILURES));

        env.execute();

        assertWhole(test, FAILURES);
    }

    @ParameterizedTest
    @EnumSource
    void a_restore_with_another_parallelism_commits_before_a_writer_opens(
            Committers committers, @TempDir Path directory) throws Exception {
        String test = "rescaled " + committers;
        Configuration failing = new Configuration();
        failing.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        failing.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toString());
        failing.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        StreamExecutionEnvironment first = StreamExecutionEnvironment.createLocalEnvironment(2, failing);
        describe(first, committers.sink(test, 1));
        assertThatThrownBy(first::execute).hasStackTraceContaining("planned");

        Configuration restoring = new Configuration();
        restoring.set(StateRecoveryOptions.SAVEPOINT_PATH, newest(directory).toString());
        StreamExecutionEnvironment second = StreamExecutionEnvironment.createLocalEnvironment(5, restoring);
        describe(second, committers.sink(test, 1));
        second.execute();

        assertWhole(test, 1);
    }

    private static void describe(StreamExecutionEnvironment env, FencingSink sink) {
        env.enableCheckpointing(20);
        ExactlyOnceSinksTest.numbers(env).sinkTo(sink).uid("sink");
    }

    private static Path newest(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(each -> each.getFileName().toString().startsWith("chk-"))
                    .max(Comparator.comparingInt(each ->
                            Integer.parseInt(each.getFileName().toString().substring("chk-".length()))))
                    .orElseThrow();
        }
    }

    private static void assertWhole(String test, int failures) {
        FencedLedger ledger = FencedLedger.of(test);
        List<Long> all =
                LongStream.range(0, ExactlyOnceSinksTest.NUMBERS).boxed().toList();
        assertThat(ledger.failedCommits).hasValue(failures);
        assertThat(ledger.lost).isEmpty();
        assertThat(ledger.numbers()).isEqualTo(all);
    }
}
