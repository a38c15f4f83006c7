package dev.millrace.processor;

import static dev.millrace.processor.OperatorIdentifier.forUid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.host.Host;
import dev.millrace.processor.function.KeyedStateReaderFunction;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that incremental checkpoints can be read and modified like full ones.
final class ChainTest {
    private static final long KEYS = 3_000;
    private static final ReducingStateDescriptor<Long> COUNT =
            new ReducingStateDescriptor<>("count", (ReduceFunction<Long>) Long::sum, Types.LONG);

    @TempDir
    private Path directory;

    private static final class Counting extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;
        private transient ReducingState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getReducingState(COUNT);
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            // Some keys are removed and added again.
            if (value % 7 == 0) count.clear();
            else count.add(1L);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1 - value % 5);
        }
    }

    private static final class Shown extends KeyedStateReaderFunction<Long, String> {
        private static final long serialVersionUID = 1L;
        private transient ReducingState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getReducingState(COUNT);
        }

        @Override
        public void readKey(Long key, Context context, Collector<String> out) throws Exception {
            out.collect(key + " " + count.get() + " " + context.registeredEventTimeTimers());
        }
    }

    private static List<String> read(String path, String uid) throws Exception {
        return SavepointReader.read(StreamExecutionEnvironment.createLocalEnvironment(3), path)
                .readKeyedState(forUid(uid), new Shown())
                .executeAndCollect(10_000);
    }

    /// Returns the third checkpoint of a chain.
    private CheckpointDirectory.Complete checkpoint() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toString());
        configuration.set(CheckpointingOptions.CREATE_CHECKPOINT_SUB_DIR, false);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // The checkpoint must not be deleted before the end of the test.
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 10_000);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(10);
        env.fromSource(
                        new DataGeneratorSource<>(
                                number -> number < KEYS ? number : number % 100 * 17 % KEYS,
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(100_000),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .uid("numbers")
                .keyBy(number -> number)
                .process(new Counting())
                .uid("counts")
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("counts");
        CheckpointDirectory checkpoints = new CheckpointDirectory(Host.real().disk(), directory);
        Optional<CheckpointDirectory.Complete> found = Optional.empty();
        while (found.map(each -> each.manifest().files().size()).orElse(0) < 3) {
            found = checkpoints.newest((_, _) -> {});
        }
        job.cancel().get(30, TimeUnit.SECONDS);
        return found.orElseThrow();
    }

    @Test
    void changes_are_put_together_and_copied() throws Exception {
        CheckpointDirectory.Complete checkpoint = checkpoint();
        String from = checkpoint.path().toString();
        List<String> counts = read(from, "counts");
        assertThat(counts).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        String edited = directory.resolve("edited").toString();
        SavepointWriter.fromExistingSavepoint(env, from)
                .changeOperatorIdentifier(forUid("counts"), forUid("renamed"))
                .write(edited);
        env.execute();
        assertThat(read(edited, "renamed")).containsExactlyInAnyOrderElementsOf(counts);
        assertThat(CheckpointDirectory.open(Host.real().disk(), Path.of(edited))
                        .manifest()
                        .files())
                .hasSameSizeAs(checkpoint.manifest().files());
        filesOfSeveralProcesses(from, counts);
    }

    private void filesOfSeveralProcesses(String from, List<String> counts) throws Exception {
        String spread = ManyFiles.of(from, directory.resolve("spread"), 3);
        assertThat(read(spread, "counts")).containsExactlyInAnyOrderElementsOf(counts);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        String edited = directory.resolve("edited again").toString();
        SavepointWriter.fromExistingSavepoint(env, spread)
                .changeOperatorIdentifier(forUid("counts"), forUid("renamed"))
                .write(edited);
        env.execute();
        assertThat(read(edited, "renamed")).containsExactlyInAnyOrderElementsOf(counts);
        Manifest manifest =
                CheckpointDirectory.open(Host.real().disk(), Path.of(edited)).manifest();
        assertThat(manifest.ownFiles()).isEqualTo(3);
        assertThat(manifest.isIncremental()).isTrue();
    }
}
