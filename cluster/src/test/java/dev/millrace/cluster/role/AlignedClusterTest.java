package dev.millrace.cluster.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.time.AscendingTimestampsWatermarks;
import dev.millrace.api.time.WatermarkOutput;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests watermark alignment of sources at different workers.
@Timeout(120)
class AlignedClusterTest {
    private static final long DRIFT = 100;
    private static final long STEP = 1_000;

    @TempDir
    private Path directory;

    @BeforeEach
    void prepare() {
        Race.prepare();
    }

    /// Emits a watermark after each record, so that the result does not depend on a clock.
    private static final class EachAMark extends AscendingTimestampsWatermarks<Long> {
        @Override
        public void onEvent(Long event, long timestamp, WatermarkOutput output) {
            super.onEvent(event, timestamp, output);
            onPeriodicEmit(output);
        }
    }

    private static JobClient race() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        for (boolean isFast : List.of(false, true)) {
            env.fromSource(
                            new Race.Runner(isFast),
                            WatermarkStrategy.<Long>forGenerator(_ -> new EachAMark())
                                    .withWatermarkAlignment("race", Duration.ofMillis(DRIFT), Duration.ofMillis(5)),
                            isFast ? "fast" : "slow",
                            Types.LONG)
                    .slotSharingGroup(isFast ? "one" : "another")
                    .sinkTo(new DiscardingSink<>());
        }
        return env.executeAsync("race");
    }

    private static long held(JobClient job) throws Exception {
        CompletableFuture<Long> at = CompletableFuture.supplyAsync(Race::held);
        CompletableFuture.anyOf(at, job.getJobExecutionResult()).get(60, TimeUnit.SECONDS);
        return at.join();
    }

    @Test
    void a_fast_source_waits_for_a_slow_one_at_another_worker() throws Exception {
        try (SmallCluster cluster = new SmallCluster(directory)) {
            cluster.work("one", 1);
            cluster.work("two", 1);
            cluster.await(2);
            JobClient job = cluster.start(AlignedClusterTest::race);
            Race.say(0, Long.MAX_VALUE);
            long first = held(job);
            // Before it heard of the slow source, the fast one may have got anywhere. From here on, its
            // limit is known.
            long limit = first + STEP + DRIFT + 1;
            Race.say(first + STEP, limit);
            assertThat(held(job)).isGreaterThan(first).isLessThanOrEqualTo(limit + 1);
            assertThat(Race.TOO_FAR).isEmpty();
            assertThat(((LocalJobClient) job)
                            .view().vertices().stream()
                                    .flatMap(each -> each.subtasks().stream())
                                    .map(each -> each.place().worker()))
                    .containsExactlyInAnyOrder("one", "two");
            Race.end(limit + STEP);
            Race.say(Race.END, Long.MAX_VALUE);
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);
        }
    }
}
