package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.StreamGraph;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionException;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.CloseableIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Tests programs that run with the settings of a test.
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

    private static StreamExecutionEnvironment endless() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "for ever")
                .filter(n -> n < 0)
                .print();
        return env;
    }

    @Test
    void a_client_sees_and_cancels_the_jobs_of_the_cluster(@InjectClusterClient ClusterClient<?> client)
            throws Exception {
        JobClient job = endless().executeAsync("endless");
        JobID id = job.getJobID();
        assertThat(client.listJobs().get())
                .filteredOn(each -> each.getJobId().equals(id))
                .singleElement()
                .satisfies(each -> assertThat(each.getJobName()).isEqualTo("endless"));
        client.cancel(id).get();
        JobResult result = client.requestJobResult(id).get();
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getJobStatus()).contains(JobStatus.CANCELED);
        assertThat(client.getJobStatus(id).get()).isEqualTo(JobStatus.CANCELED);
        assertThatThrownBy(() -> result.toJobExecutionResult(getClass().getClassLoader()))
                .isInstanceOf(JobExecutionException.class);
        assertThat(client.getJobStatus(new JobID()))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("was not started in this cluster");
    }

    @Test
    void a_cluster_runs_the_jobs_that_it_is_given(@InjectMiniCluster MiniCluster known) throws Exception {
        assertThat(known.isRunning()).isTrue();
        try (MiniCluster cluster = new MiniCluster(
                new MiniClusterConfiguration.Builder().setNumTaskManagers(2).build())) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
            env.fromData(1, 2).print();
            StreamGraph finite = env.getStreamGraph();
            finite.setJobName("finite");
            assertThat(cluster.submitJob(finite)).isCompletedExceptionally();
            cluster.start();
            JobID id = cluster.executeJobBlocking(finite).getJobID();
            assertThat(cluster.getJobStatus(id).get()).isEqualTo(JobStatus.FINISHED);

            JobID running = cluster.submitJob(endless().getStreamGraph()).get().getJobID();
            cluster.close();
            assertThat(cluster.requestJobResult(running).get().getJobStatus()).contains(JobStatus.CANCELED);
        }
    }

    @Test
    void jobs_that_still_run_are_cancelled_in_the_end() throws Exception {
        MiniClusterWithClientResource rule =
                new MiniClusterWithClientResource(new MiniClusterResourceConfiguration.Builder().build());
        rule.before();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(env.getParallelism()).isOne();
        JobClient job = endless().executeAsync();
        rule.after();
        assertThat(rule.getClusterClient().getJobStatus(job.getJobID()).get()).isEqualTo(JobStatus.CANCELED);
        assertThat(job.getJobExecutionResult()).isDone();
        CLUSTER.beforeAll(null);
    }
}
