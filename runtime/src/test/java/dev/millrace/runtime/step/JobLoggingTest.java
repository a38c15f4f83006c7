package dev.millrace.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.exchange.Wakeup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tests that the logging context of a thread names the job for which the thread works.
final class JobLoggingTest {
    private final SteeredHost host = new SteeredHost();
    private final List<String> seen = new ArrayList<>();

    /// Notes the job of the logging context in each of two steps.
    private final class Noting implements Tasklet {
        private final String job;
        private int steps;

        Noting(String job) {
            this.job = job;
        }

        @Override
        public String job() {
            return job;
        }

        @Override
        public StepResult step() {
            seen.add(job + ":" + JobLogging.current());
            return ++steps < 2 ? StepResult.WORKED : StepResult.DONE;
        }

        @Override
        public boolean reveal() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public long nextDeadlineMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void drivenBy(Wakeup driver) {}
    }

    @AfterEach
    void forget() {
        JobLogging.set(null);
    }

    @Test
    void each_step_has_the_job_of_its_tasklet() {
        RunLoop loop = new RunLoop("tested", host, new DedicatedTasklets());
        for (String each : List.of("orders", "payments", "")) loop.adopt(new Noting(each));
        loop.close();
        JobLogging.set("another");
        loop.start();
        host.runStarted();
        assertThat(seen)
                .containsExactly("orders:orders", "payments:payments", ":", "orders:orders", "payments:payments", ":");
    }

    @Test
    void an_executor_works_for_its_job_or_for_the_job_of_its_maker() {
        JobLogging.set("orders");
        SerialExecutor made = new SerialExecutor("made", host, _ -> {});
        SerialExecutor given = new SerialExecutor("given", "payments", host, _ -> {});
        JobLogging.set(null);
        SerialExecutor free = new SerialExecutor("free", host, _ -> {});
        for (SerialExecutor each : List.of(made, given, free))
            each.submit(() -> seen.add(each.name() + ":" + JobLogging.current()));
        host.runStarted();
        assertThat(seen).containsExactly("made:orders", "given:payments", "free:");
    }
}
