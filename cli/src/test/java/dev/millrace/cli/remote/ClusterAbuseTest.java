package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.RestClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sends invalid input to the ports of a cluster while it runs a job.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class ClusterAbuseTest {
    private static final int NUMBERS = 3_000;
    private static final int STRANGERS = 40;
    private static final int ROUNDS = 15;
    private static final List<String> TOLD = List.of(
            "Refused a malformed request",
            "to the port for records of worker-0: ",
            "Refused a connection to a port for calls: ");

    @TempDir
    private static Path directory;

    private static CapturedLog log;
    private static LiveCluster cluster;
    private static RestClient client;
    private static String jar;

    @BeforeAll
    static void start() throws IOException {
        log = new CapturedLog();
        cluster = new LiveCluster(directory, 2, 2, Map.of("millrace.network.greeting-timeout", "200 ms"));
        client = cluster.client();
        jar = client.upload(CountProgram.jar(directory));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        log.close();
    }

    /// Starts a job that runs a little more than a second.
    private static String job() {
        return CountProgram.run(client, jar, 2, "" + NUMBERS, "2000");
    }

    private static Socket knock(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /// Sends as much as possible, and waits until the other side closes the connection.
    private static void send(int port, byte[] bytes) throws IOException {
        try (Socket socket = knock(port)) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            try {
                out.write(bytes);
                out.flush();
                socket.shutdownOutput();
                while (in.read() >= 0) {}
            } catch (SocketException hungUp) {
                // The other side may reset the connection.
            }
        }
    }

    private static List<byte[]> garbage() {
        List<byte[]> all = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < STRANGERS; i++) {
            byte[] noise = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(noise);
            all.add(noise);
        }
        all.add("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        all.add("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nthis is no frame of HTTP/2".getBytes(StandardCharsets.US_ASCII));
        all.add(new byte[] {0x16, 0x03, 0x01, 0x02, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
        all.add(new byte[] {0, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3, 4});
        all.add(new byte[70_000]);
        return all;
    }

    @Test
    void bytes_that_nobody_of_the_cluster_sends_are_refused_at_every_port_and_told_once() throws Exception {
        String job = job();
        for (int port : cluster.ports().values()) for (byte[] each : garbage()) send(port, each);
        for (String each : TOLD) log.await(each);
        // Each kind is logged once, however many connections the other tests have opened.
        for (String each : TOLD)
            assertThat(log.lines().stream().filter(line -> line.contains(each))).hasSize(1);
        assertThat(log.lines().stream().filter(line -> line.contains("refused") || line.contains("ransport")))
                .hasSizeLessThanOrEqualTo(TOLD.size() + 1);
        CountProgram.assertSum(client, job, NUMBERS);
        CountProgram.assertSum(client, job(), NUMBERS);
    }

    @Test
    void who_connects_and_says_nothing_or_next_to_nothing_is_in_nobodys_way() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int port : cluster.ports().values()) {
                for (int i = 0; i < STRANGERS; i++) {
                    Socket socket = knock(port);
                    silent.add(socket);
                    if (i % 2 == 0) socket.getOutputStream().write(0);
                }
            }
            CountProgram.assertSum(client, job(), NUMBERS);
            for (Socket each : silent)
                if (each.getPort() == cluster.ports().get("records"))
                    assertThat(each.getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket each : silent) each.close();
        }
    }

    @Test
    void a_flood_of_requests_does_not_change_what_a_job_comes_to() throws Exception {
        String job = job();
        byte[] request = ("GET /jobs/overview HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        int port = cluster.ports().get("http");
        List<Socket> crowd = new ArrayList<>();
        long answers = 0;
        try {
            for (int i = 0; i < STRANGERS; i++) crowd.add(knock(port));
            for (int round = 0; round < ROUNDS; round++) {
                for (Socket each : crowd)
                    for (int i = 0; i < 5; i++) each.getOutputStream().write(request);
                for (Socket each : crowd) for (int i = 0; i < 5; i++) answers += answer(each.getInputStream());
            }
        } finally {
            for (Socket each : crowd) each.close();
        }
        assertThat(answers).isEqualTo(5L * ROUNDS * STRANGERS);
        CountProgram.assertSum(client, job, NUMBERS);
    }

    /// Reads one response of any content.
    private static int answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next)
                    .describedAs("the end of an answer that began with %s", head)
                    .isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 ").containsPattern(" (200|503) ");
        String length = head.toString().replaceFirst("(?s).*[Cc]ontent-[Ll]ength: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return 1;
    }
}
