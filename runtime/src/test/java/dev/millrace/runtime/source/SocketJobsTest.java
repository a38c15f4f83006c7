package dev.millrace.runtime.source;

import static dev.millrace.runtime.source.Jobs.collect;
import static dev.millrace.runtime.source.Jobs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobStatus;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.legacy.SocketTextStreamFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests the socket text source in whole programs.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SocketJobsTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// Sends one text to each connection, and closes the connection.
    private void serve(String... texts) {
        Thread.ofVirtual().start(() -> {
            for (String text : texts) {
                try (Socket connection = server.accept()) {
                    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                } catch (IOException _) {
                    return;
                }
            }
        });
    }

    @Test
    void lines_are_read_until_the_server_ends() throws Exception {
        serve("one\ntwo\r\n\nlast without an end");
        StreamExecutionEnvironment env = environment(4);
        assertThat(collect(env.socketTextStream("localhost", server.getLocalPort())))
                .containsExactly("one", "two", "", "last without an end");
    }

    @Test
    void text_is_cut_at_a_delimiter_of_several_characters() throws Exception {
        serve("aé;-b;c;-;-d");
        StreamExecutionEnvironment env = environment(1);
        assertThat(collect(env.socketTextStream("localhost", server.getLocalPort(), ";-")))
                .containsExactly("aé", "b;c", "", "d");
    }

    @Test
    void a_server_that_ended_is_asked_again_as_often_as_allowed() throws Exception {
        serve("one\n", "two\n", "never asked for\n");
        StreamExecutionEnvironment env = environment(1);
        assertThat(collect(env.socketTextStream("localhost", server.getLocalPort(), "\n", 1)))
                .containsExactly("one", "two");
    }

    @Test
    void much_text_arrives_whole_in_a_program_that_counts() throws Exception {
        serve("word\n".repeat(50_000));
        StreamExecutionEnvironment env = environment(2);
        List<Long> counts = collect(env.socketTextStream("localhost", server.getLocalPort())
                .map(_ -> 1L)
                .keyBy(_ -> 0)
                .reduce(Long::sum));
        assertThat(counts).hasSize(50_000).endsWith(50_000L);
    }

    @Test
    void a_refused_connection_names_host_port_and_source() throws Exception {
        int port = server.getLocalPort();
        server.close();
        StreamExecutionEnvironment env = environment(2);
        assertThatThrownBy(() -> collect(env.socketTextStream("localhost", port)))
                .hasStackTraceContaining("localhost:" + port)
                .hasStackTraceContaining("Source: Socket Stream")
                .hasStackTraceContaining("Start the server first")
                .hasStackTraceContaining("ConnectException");
    }

    @Test
    void a_source_function_reads_a_server_and_ends_when_it_is_cancelled() throws Exception {
        serve("one;two;", "three");
        StreamExecutionEnvironment env = environment(1);
        int port = server.getLocalPort();
        assertThat(collect(env.addSource(new SocketTextStreamFunction("localhost", port, ";", 1))))
                .containsExactly("one", "two", "three");

        env.addSource(new SocketTextStreamFunction("localhost", port, ";", -1)).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync("silent function");
        try (Socket connection = server.accept()) {
            client.cancel().get();
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void a_job_that_waits_for_a_silent_server_can_be_cancelled() throws Exception {
        StreamExecutionEnvironment env = environment(1);
        env.socketTextStream("localhost", server.getLocalPort()).sinkTo(new DiscardingSink<>());
        JobClient client = env.executeAsync("silent");
        try (Socket connection = server.accept()) {
            client.cancel().get();
            // The reader closes its side, so this read ends.
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(client.getJobStatus().get()).isEqualTo(JobStatus.CANCELED);
    }
}
