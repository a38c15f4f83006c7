package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the published jar of Flink's Pulsar connector, unmodified, against a real server. The jar was built for
/// Flink 1.18, so Flink 2 cannot run the program for comparison.
final class PulsarJarTest {
    private static final int MESSAGES = 3_000;
    private static final int LIMIT_SECONDS = 180;
    /// The connector computes the subtask of a topic without partitions from the hash of its name, minus one. With an
    /// even hash, no subtask reads the topic: with the name `in`, the job ends without a message.
    private static final String IN = "persistent://public/default/numbers";

    @TempDir
    private static Path directory;

    private static PulsarServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PulsarServer.start(directory.resolve("pulsar"));
        server.write(IN, MESSAGES);
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @CsvSource({"AT_LEAST_ONCE, false", "EXACTLY_ONCE, false", "EXACTLY_ONCE, true"})
    void each_message_is_copied_once_although_the_job_restarts(String guarantee, boolean fail) throws Exception {
        String out = "persistent://public/default/out-" + guarantee + "-" + fail;
        List<String> arguments = new ArrayList<>(List.of(
                "service=" + server.serviceUrl(),
                "admin=" + server.adminUrl(),
                "in=" + IN,
                "out=" + out,
                "guarantee=" + guarantee,
                "parallelism.default=2",
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=2",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir="
                        + directory.resolve("checkpoints-" + guarantee + fail).toUri()));
        Path failure = directory.resolve("failed");
        if (fail) arguments.add("fail=" + failure);
        Path jar = Jars.flink1("PulsarCopy", "pulsar", directory);
        try (ServerProcess job =
                Engine.MILLRACE.start(jar, List.of(), arguments, directory.resolve(guarantee + fail + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
        }
        if (fail) assertThat(failure).exists();
        assertThat(server.read(out, MESSAGES))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "message " + i + "!")
                        .toList());
    }
}
