package dev.millrace.runtime.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs jobs of a process whose main method returns before the jobs end.
final class DetachedJobTest {
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private Path directory;

    @Test
    void a_process_ends_after_its_last_job_and_not_before() throws Exception {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoJobs.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean isOver = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!isOver) process.destroyForcibly();
        assertThat(isOver).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(output).content().contains("main returns", "first> 3", "second> 3");
    }

    static final class TwoJobs {
        private static final CountDownLatch RETURNING = new CountDownLatch(1);

        public static void main(String[] arguments) throws Exception {
            for (String name : new String[] {"first", "second"}) {
                StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
                environment.setParallelism(1);
                environment
                        .fromSequence(1, 3)
                        .map(number -> {
                            RETURNING.await();
                            return number;
                        })
                        .print(name);
                environment.executeAsync(name);
            }
            System.out.println("main returns");
            RETURNING.countDown();
        }
    }
}
