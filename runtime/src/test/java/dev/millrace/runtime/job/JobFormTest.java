package dev.millrace.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.runtime.random.SerializedJobExecutor;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Tests the serialization of jobs. One in eight random pipelines is serialized too.
final class JobFormTest {
    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(2);
    }

    @Test
    void a_plan_is_the_same_after_the_journey() throws Exception {
        StreamExecutionEnvironment env = environment();
        env.setBufferTimeout(7);
        env.fromSequence(1, 10)
                .map(n -> n * 2)
                .name("twice")
                .uid("u-1")
                .setParallelism(1)
                .setBufferTimeout(3)
                .keyBy(n -> n % 3)
                .reduce(Long::sum)
                .slotSharingGroup("others")
                .sinkTo(new DiscardingSink<>());
        String plan = env.getExecutionPlan();
        String travelled =
                ScopedValue.where(JobExecutor.HERE, new SerializedJobExecutor()).call(env::getExecutionPlan);
        assertThat(travelled).isEqualTo(plan).contains("twice");
    }

    @Test
    void thousands_of_steps_are_not_too_deep() {
        StreamExecutionEnvironment env = environment();
        var stream = env.fromSequence(1, 3).map(n -> n, Types.LONG);
        for (int step = 0; step < 3_000; step++) stream = stream.map(n -> n + 1, Types.LONG);
        stream.sinkTo(new DiscardingSink<>());
        JobSpec spec = specOf(env);
        JobSpec read = JobForm.read(JobForm.write(spec), getClass().getClassLoader());
        assertThat(read.steps()).hasSameSizeAs(spec.steps()).hasSizeGreaterThan(3_000);
        assertThat(read.name()).isEqualTo(spec.name());
    }

    @Test
    void half_a_job_is_refused() {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(1, 3).sinkTo(new DiscardingSink<>());
        JobSpec spec = specOf(env);
        byte[] whole = JobForm.write(spec);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> JobForm.read(half, getClass().getClassLoader()))
                .hasMessageContaining("MR-2214");
    }

    private static JobSpec specOf(StreamExecutionEnvironment env) {
        AtomicReference<JobSpec> seen = new AtomicReference<>();
        JobExecutor looking = new JobExecutor() {
            @Override
            public JobClient start(JobSpec job) {
                throw new IllegalStateException("it was not to be run");
            }

            @Override
            public String explain(JobSpec job) {
                seen.set(job);
                return "";
            }
        };
        ScopedValue.where(JobExecutor.HERE, looking).run(env::getExecutionPlan);
        return seen.get();
    }
}
