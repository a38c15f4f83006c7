package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.client.message.JobMessages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sends the requests of Flink's command line to a Millrace server.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class FlinkClientTest {
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
    private static final int SECONDS_MAX = 60;

    @TempDir
    private static Path directory;

    private static Coordinator coordinator;
    private static RestClusterClient<String> client;

    @BeforeAll
    static void start() throws Exception {
        coordinator = new Coordinator(directory);
        URI address = URI.create(coordinator.address());
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.ADDRESS, address.getHost());
        configuration.set(RestOptions.ADDRESS, address.getHost());
        configuration.set(RestOptions.PORT, address.getPort());
        // Reports failures at once, without retries.
        configuration.set(RestOptions.RETRY_MAX_ATTEMPTS, 1);
        configuration.set(RestOptions.CONNECTION_TIMEOUT, Duration.ofSeconds(SECONDS_MAX));
        client = new RestClusterClient<>(configuration, "millrace");
    }

    @AfterAll
    static void stop() {
        client.close();
        coordinator.close();
    }

    private static <T> T got(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    private static JobID running(String what) {
        String job = coordinator.run(what, Map.of("execution.checkpointing.interval", "1 h"));
        coordinator.awaitStatus(job, "RUNNING");
        return JobID.fromHexString(job);
    }

    private static JobID counting() {
        JobID job = running("endless");
        Coordinator.await(
                "accumulators",
                () -> !coordinator
                        .client()
                        .get("/jobs/" + job.toHexString() + "/accumulators", JobMessages.Accumulators.class)
                        .ofTasks()
                        .isEmpty());
        return job;
    }

    private static void cancel(JobID job) throws Exception {
        got(client.cancel(job));
        coordinator.awaitStatus(job.toHexString(), "CANCELED");
    }

    private static String savepoints() throws IOException {
        return Files.createTempDirectory(directory, "savepoints").toString();
    }

    private static boolean isSavepoint(String address) {
        return Files.exists(Path.of(URI.create(address).getPath()));
    }

    @Test
    void jobs_are_listed_and_described() throws Exception {
        JobID job = running("endless");
        JobStatusMessage listed = got(client.listJobs()).stream()
                .filter(each -> each.getJobId().equals(job))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getJobName()).isEqualTo("endless");
        assertThat(listed.getJobState()).isEqualTo(JobStatus.RUNNING);
        assertThat(listed.getStartTime()).isPositive();
        assertThat(got(client.getJobStatus(job))).isEqualTo(JobStatus.RUNNING);
        JobDetailsInfo details = got(client.getJobDetails(job));
        assertThat(details.getJobId()).isEqualTo(job);
        assertThat(details.getName()).isEqualTo("endless");
        assertThat(details.getJobVertexInfos())
                .extracting(JobDetailsInfo.JobVertexDetailsInfo::getParallelism)
                .containsOnly(2)
                .hasSize(3);
        assertThat(details.getJobVertexInfos().iterator().next().getName()).contains("numbers");
        cancel(job);
        assertThat(got(client.getJobStatus(job))).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void the_cluster_is_described() throws Exception {
        assertThat(got(client.getClusterOverview()).getNumTaskManagersConnected())
                .isEqualTo(1);
        assertThat(client.getWebInterfaceURL()).isEqualTo(coordinator.address());
    }

    @Test
    void a_job_s_end_is_told_with_its_accumulators() throws Exception {
        JobID job = JobID.fromHexString(coordinator.run("finite", Map.of()));
        JobResult result = got(client.requestJobResult(job));
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.getJobStatus()).contains(JobStatus.FINISHED);
        assertThat(result.toJobExecutionResult(getClass().getClassLoader()).<Object>getAccumulatorResult("seen"))
                .isEqualTo(1000L);
        assertThat(got(client.getAccumulators(job, getClass().getClassLoader())))
                .containsEntry("seen", 1000L);
    }

    @Test
    void accumulators_are_read_while_a_job_runs() throws Exception {
        JobID job = counting();
        Object seen =
                got(client.getAccumulators(job, getClass().getClassLoader())).get("seen");
        assertThat(seen).isInstanceOf(Long.class);
        cancel(job);
    }

    @Test
    void a_failure_is_told_with_its_cause() throws Exception {
        JobID job = JobID.fromHexString(coordinator.run("failing", Map.of("restart-strategy.type", "none")));
        JobResult result = got(client.requestJobResult(job));
        assertThat(result.getJobStatus()).contains(JobStatus.FAILED);
        assertThat(result.getSerializedThrowable().orElseThrow().getFullStringifiedStackTrace())
                .contains("cannot go on");
        assertThatThrownBy(() -> result.toJobExecutionResult(getClass().getClassLoader()))
                .hasStackTraceContaining("cannot go on");
    }

    @Test
    void a_cancelled_job_has_that_result() throws Exception {
        JobID job = running("endless");
        assertThat(got(client.cancel(job))).isEqualTo(Acknowledge.get());
        assertThat(got(client.requestJobResult(job)).getJobStatus()).contains(JobStatus.CANCELED);
    }

    @Test
    void savepoints_are_taken_used_and_disposed_of() throws Exception {
        JobID job = running("endless");
        String path = got(client.triggerSavepoint(job, savepoints(), SavepointFormatType.CANONICAL));
        assertThat(isSavepoint(path)).isTrue();
        cancel(job);
        String next = coordinator.run("endless", path, Map.of());
        coordinator.awaitStatus(next, "RUNNING");
        assertThat(coordinator.client().checkpoints(next).counts().restored()).isEqualTo(1);
        cancel(JobID.fromHexString(next));
        assertThat(got(client.disposeSavepoint(path))).isEqualTo(Acknowledge.get());
        assertThat(isSavepoint(path)).isFalse();
        assertThatThrownBy(() -> got(client.disposeSavepoint(path))).hasStackTraceContaining("8");
    }

    @Test
    void checkpoints_are_taken() throws Exception {
        JobID job = running("endless");
        long first = got(client.triggerCheckpoint(job, CheckpointType.DEFAULT));
        assertThat(got(client.triggerCheckpoint(job, CheckpointType.FULL))).isGreaterThan(first);
        cancel(job);
    }

    @Test
    void jobs_are_stopped_with_and_without_draining() throws Exception {
        for (boolean drains : new boolean[] {false, true}) {
            JobID job = running("endless");
            String path = got(client.stopWithSavepoint(job, drains, savepoints(), SavepointFormatType.CANONICAL));
            assertThat(isSavepoint(path)).isTrue();
            assertThat(got(client.requestJobResult(job)).getJobStatus()).contains(JobStatus.FINISHED);
        }
    }

    @Test
    void jobs_are_cancelled_with_a_savepoint() throws Exception {
        JobID job = running("endless");
        String path = got(client.cancelWithSavepoint(job, savepoints(), SavepointFormatType.NATIVE));
        assertThat(isSavepoint(path)).isTrue();
        assertThat(got(client.requestJobResult(job)).getJobStatus()).contains(JobStatus.CANCELED);
    }

    @Test
    void detached_savepoints_are_numbers_to_ask_with() throws Exception {
        JobID job = running("endless");
        String where = savepoints();
        String trigger = got(client.triggerDetachedSavepoint(job, where, SavepointFormatType.CANONICAL));
        assertThat(coordinator.client().awaitSavepoint(job.toHexString(), trigger))
                .contains(where);
        String last = got(client.stopWithDetachedSavepoint(job, false, where, SavepointFormatType.CANONICAL));
        assertThat(coordinator.client().awaitSavepoint(job.toHexString(), last)).contains(where);
        coordinator.awaitStatus(job.toHexString(), "FINISHED");
    }

    @Test
    void a_client_says_that_it_is_still_there() throws Exception {
        JobID job = running("endless");
        got(client.reportHeartbeat(job, System.currentTimeMillis() + 60_000));
        cancel(job);
    }

    @Test
    void there_are_no_data_sets() throws Exception {
        assertThat(got(client.listCompletedClusterDatasetIds())).isEmpty();
    }

    @Test
    void what_nobody_knows_is_said_in_words() {
        JobID unknown = JobID.fromHexString(UNKNOWN);
        assertThatThrownBy(() -> got(client.getJobDetails(unknown))).hasStackTraceContaining("not found");
        assertThatThrownBy(() -> got(client.requestJobResult(unknown))).hasStackTraceContaining("not found");
        assertThatThrownBy(() -> got(client.cancel(unknown))).hasStackTraceContaining("not found");
        assertThatThrownBy(() -> got(client.triggerSavepoint(unknown, null, SavepointFormatType.CANONICAL)))
                .hasStackTraceContaining("not found");
    }
}
