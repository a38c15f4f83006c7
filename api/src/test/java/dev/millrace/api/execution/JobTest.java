package dev.millrace.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.MemorySize;
import dev.millrace.api.util.FlinkRuntimeException;
import dev.millrace.api.util.OptionalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobTest {

    @Test
    void an_id_survives_text_and_bytes() {
        JobID id = JobID.generate();
        assertThat(JobID.fromHexString(id.toString())).isEqualTo(id);
        assertThat(JobID.fromByteArray(id.getBytes())).isEqualTo(id);
        assertThat(JobID.fromByteBuffer(ByteBuffer.wrap(id.getBytes()))).isEqualTo(id);
        assertThat(JobID.generate()).isNotEqualTo(id);
        assertThatThrownBy(() -> JobID.fromHexString("zz")).hasMessageContaining("zz");
        assertThatThrownBy(() -> JobID.fromHexString("00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_result_gives_accumulators_and_their_errors() {
        JobExecutionResult result = new JobExecutionResult(
                new JobID(),
                2500,
                Map.of("count", OptionalFailure.of(5), "broken", OptionalFailure.ofFailure(new IOException("gone"))));
        assertThat(result.getNetRuntime(TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(result.<Integer>getAccumulatorResult("count")).isEqualTo(5);
        assertThat(result.<Object>getAccumulatorResult("none")).isNull();
        assertThatThrownBy(() -> result.getAccumulatorResult("broken")).hasRootCauseMessage("gone");
        assertThatThrownBy(result::getAllAccumulatorResults).isInstanceOf(FlinkRuntimeException.class);
        assertThat(result.toString()).contains("2500 ms").contains("count: 5");
        assertThat(result.getJobExecutionResult()).isSameAs(result);
        assertThatThrownBy(() -> new JobSubmissionResult(new JobID()).getJobExecutionResult())
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void some_states_are_final() {
        assertThat(JobStatus.values())
                .filteredOn(JobStatus::isGloballyTerminalState)
                .containsExactly(JobStatus.FAILED, JobStatus.CANCELED, JobStatus.FINISHED);
        assertThat(JobStatus.SUSPENDED.isTerminalState()).isTrue();
        assertThat(JobStatus.RUNNING.isTerminalState()).isFalse();
    }

    @Test
    void a_group_with_resources_needs_processors_and_heap() {
        assertThat(SlotSharingGroup.newBuilder("plain").build().getCpuCores()).isNull();
        SlotSharingGroup group = SlotSharingGroup.newBuilder("big")
                .setCpuCores(1.5)
                .setTaskHeapMemoryMB(64)
                .setExternalResource("gpu", 1)
                .build();
        assertThat(group.getManagedMemory()).isEqualTo(MemorySize.ZERO);
        assertThat(group.getExternalResources()).containsEntry("gpu", 1.0);
        assertThatThrownBy(
                        () -> SlotSharingGroup.newBuilder("half").setCpuCores(1).build())
                .hasMessageContaining("half");
        assertThatThrownBy(() -> SlotSharingGroup.newBuilder("none").setCpuCores(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
