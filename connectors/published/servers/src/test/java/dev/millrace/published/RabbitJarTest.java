package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the published jar of Flink's RabbitMQ connector, unmodified, against a real broker. The jar was built for
/// Flink 1.17, so Flink 2 cannot run the program for comparison: the test computes the sums itself.
final class RabbitJarTest {
    private static final int MESSAGES = 3_000;
    /// The messages that are there before the job starts. The others arrive after a checkpoint.
    private static final int FIRST = 1_000;

    private static final int KEYS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private RabbitBroker broker;
    private Connection connection;
    private Channel channel;

    @BeforeEach
    void start() throws Exception {
        broker = RabbitBroker.start(directory.resolve("rabbitmq"));
        connection = broker.connect();
        channel = connection.createChannel();
        // The connector declares its queues in this way.
        channel.queueDeclare("numbers", true, false, false, null);
        channel.queueDeclare("sums", true, false, false, null);
        channel.confirmSelect();
        publish(0, FIRST);
    }

    @AfterEach
    void stop() throws Exception {
        if (connection != null) connection.abort();
        if (broker != null) broker.close();
    }

    @Test
    void each_message_counts_once_although_the_job_restarts() throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        try (ServerProcess job = start("failing", List.of(), true)) {
            checkpoints().awaitMore(job, 1);
            publish(FIRST, MESSAGES);
            awaitSums(job, sums);
            assertThat(job.output()).contains("this program fails once");
            checkpoints().awaitMore(job, 2); // the job acknowledges messages after their checkpoint
        }
        assertThat(sums).isEqualTo(expected());
        assertThat(channel.messageCount("numbers")).isZero();
    }

    @Test
    void each_message_counts_once_although_the_process_is_killed() throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        try (ServerProcess job = start("killed", List.of("--resume"), false)) {
            await().atMost(LIMIT)
                    .failFast(() -> assertThat(job.isAlive()).as(job::output).isTrue())
                    .until(() -> {
                        read(sums);
                        return sums.size() == KEYS;
                    });
            checkpoints().awaitMore(job, 1);
            publish(FIRST, MESSAGES);
            job.kill();
        }
        try (ServerProcess job = start("resumed", List.of("--resume"), false)) {
            awaitSums(job, sums);
            checkpoints().awaitMore(job, 2); // the job acknowledges messages after their checkpoint
        }
        assertThat(sums).isEqualTo(expected());
        assertThat(channel.messageCount("numbers")).isZero();
    }

    private void publish(int first, int end) throws Exception {
        for (int number = first; number < end; number++) {
            BasicProperties properties =
                    new BasicProperties.Builder().correlationId("m" + number).build();
            byte[] message = ("k" + number % KEYS + "," + number).getBytes(StandardCharsets.UTF_8);
            channel.basicPublish("", "numbers", properties, message);
            // A message that a producer sends twice has the same correlation identifier.
            if (number % 7 == 0) channel.basicPublish("", "numbers", properties, message);
        }
        channel.waitForConfirmsOrDie();
    }

    private static Map<String, Long> expected() {
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < MESSAGES; i++) sums.merge("k" + i % KEYS, (long) i, Long::sum);
        return sums;
    }

    private void awaitSums(ServerProcess job, Map<String, Long> sums) {
        Map<String, Long> expected = expected();
        await().atMost(LIMIT)
                .failFast(() -> assertThat(job.isAlive()).as(job::output).isTrue())
                .until(() -> {
                    read(sums);
                    return sums.entrySet().containsAll(expected.entrySet());
                });
    }

    /// Reads the sums that have arrived, and keeps the greatest of each key: numbers are not negative.
    private void read(Map<String, Long> sums) throws IOException {
        GetResponse response;
        while ((response = channel.basicGet("sums", true)) != null) {
            String[] sum = new String(response.getBody(), StandardCharsets.UTF_8).split(",");
            sums.merge(sum[0], Long.parseLong(sum[1]), Math::max);
        }
    }

    private ServerProcess start(String name, List<String> options, boolean fail) throws IOException {
        List<String> arguments = List.of(
                "port=" + broker.port(),
                "fail=" + fail,
                "parallelism.default=2",
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=2",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir=" + checkpoints().uri());
        Path jar = Jars.flink1("RabbitSums", "rabbitmq", directory);
        return Engine.MILLRACE.start(jar, options, arguments, directory.resolve(name + ".log"));
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(directory.resolve("checkpoints"));
    }
}
