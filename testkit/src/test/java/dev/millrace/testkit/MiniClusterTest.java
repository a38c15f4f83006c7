package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.CloseableIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Programs that run with the settings of a test.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class MiniClusterTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(new Configuration().set(PipelineOptions.NAME, "from the test"))
            .setNumberTaskManagers(2)
            .setNumberSlotsPerTaskManager(3)
            .build());

    @Test
    void environments_get_slots_and_settings_from_the_extension() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(env).isInstanceOf(TestStreamEnvironment.class);
        assertThat(env.getParallelism()).isEqualTo(6);
        assertThat(env.getConfiguration().get(PipelineOptions.NAME)).isEqualTo("from the test");
        List<Long> numbers = new ArrayList<>();
        try (CloseableIterator<Long> results = env.fromSequence(1, 10).executeAndCollect()) {
            results.forEachRemaining(numbers::add);
        }
        assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(CLUSTER.isRunning()).isTrue();
        assertThat(CLUSTER.getNumberSlots()).isEqualTo(6);
    }

    @Test
    void a_programs_own_settings_win() {
        Configuration own = new Configuration().set(CoreOptions.DEFAULT_PARALLELISM, 2);
        assertThat(StreamExecutionEnvironment.getExecutionEnvironment(own).getParallelism())
                .isEqualTo(2);
    }

    @Test
    void settings_can_be_a_parameter(@InjectClusterClientConfiguration ReadableConfig settings) {
        assertThat(settings.get(PipelineOptions.NAME)).isEqualTo("from the test");
    }

    @Test
    void jobs_that_still_run_are_cancelled_in_the_end() throws Exception {
        MiniClusterWithClientResource rule =
                new MiniClusterWithClientResource(new MiniClusterResourceConfiguration.Builder().build());
        rule.before();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(env.getParallelism()).isOne();
        env.fromSource(new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "for ever")
                .filter(n -> n < 0)
                .print();
        JobClient job = env.executeAsync();
        rule.after();
        assertThat(job.getJobExecutionResult()).isDone();
        CLUSTER.beforeAll(null);
    }
}
