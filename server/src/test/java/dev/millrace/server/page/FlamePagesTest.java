package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.client.message.VertexMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.http.Programs;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Takes flame graphs of a job in this process.
@Timeout(60)
final class FlamePagesTest {
    private static final Map<String, String> FAST = Map.of(
            "rest.flamegraph.enabled", "true",
            "rest.flamegraph.num-samples", "30",
            "rest.flamegraph.delay-between-samples", "2 ms",
            "rest.flamegraph.refresh-interval", "10 ms");

    @TempDir
    private Path directory;

    private record Session(SessionDispatcher dispatcher, RestServer server, RestClient client)
            implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            dispatcher.close();
        }

        HttpReply ask(String path) throws IOException {
            return Host.real().network().ask(new HttpCall("GET", server.address() + path, Map.of(), null, 10_000));
        }

        VertexMessages.FlameGraph graph(String path) throws IOException {
            return JsonRecords.read(
                    new String(ask(path).body(), StandardCharsets.UTF_8), VertexMessages.FlameGraph.class);
        }

        VertexMessages.FlameGraph await(String path, Predicate<VertexMessages.FlameGraph> condition)
                throws IOException {
            VertexMessages.FlameGraph graph = graph(path);
            while (!condition.test(graph)) {
                Host.real().threads().park(10_000_000);
                graph = graph(path);
            }
            return graph;
        }
    }

    private Session session(Map<String, String> options) {
        SessionDispatcher dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        RestServer server = RestServer.start(
                dispatcher,
                Host.real(),
                new RestSettings(directory.resolve("jars"), "127.0.0.1", 0, Configuration.fromMap(options)));
        return new Session(
                dispatcher, server, new RestClient(Host.real(), server.address().replace("http://", "")));
    }

    private String start(Session session, String program) throws IOException {
        String jar = session.client.upload(Programs.jar(directory, "Program"));
        String job = session.client.run(
                jar, new JarMessages.Run(null, List.of(program), 2, null, null, null, null, Map.of()));
        while (!session.client.status(job).equals("RUNNING"))
            Host.real().threads().park(1_000_000);
        return job;
    }

    private static String path(Session session, String job, int vertex) {
        return "/jobs/" + job + "/vertices/"
                + session.client.job(job).vertices().get(vertex).id() + "/flamegraph";
    }

    private static int hits(List<VertexMessages.FlameNode> nodes) {
        return nodes.stream().mapToInt(VertexMessages.FlameNode::value).sum();
    }

    private static void checkSums(VertexMessages.FlameNode node) {
        assertThat(hits(node.children())).isLessThanOrEqualTo(node.value());
        node.children().forEach(FlamePagesTest::checkSums);
    }

    @Test
    void who_asks_first_waits_and_then_sees_what_threads_do() throws IOException {
        try (Session session = session(FAST)) {
            // Samples seldom meet a subtask whose steps are short.
            String job = start(session, "busy");
            String path = path(session, job, 0);
            assertThat(session.graph(path).endTimestamp()).isEqualTo(-3);
            VertexMessages.FlameGraph all = session.await(path, each -> each.data() != null);
            assertThat(all.endTimestamp()).isGreaterThan(1_500_000_000_000L);
            assertThat(all.data().name()).isEqualTo("root");
            // Each sampling sees each of the two subtasks at most once.
            assertThat(all.data().value()).isBetween(1, 60);
            assertThat(hits(all.data().children())).isEqualTo(all.data().value());
            checkSums(all.data());
            VertexMessages.FlameGraph off = session.await(path + "?type=off_cpu", each -> each.data() != null);
            assertThat(JsonRecords.write(off)).contains("waits for input");
            VertexMessages.FlameGraph on = session.await(
                    path + "?type=ON_CPU",
                    each -> each.data() != null && each.data().value() > 0);
            assertThat(JsonRecords.write(on)).contains("StreamTasklet.step").doesNotContain("waits for");
            VertexMessages.FlameGraph one = session.await(path + "?subtaskindex=1", each -> each.data() != null);
            assertThat(one.data().value()).isBetween(1, 30);
            session.client.cancel(job);
            session.await(path, each -> each.endTimestamp() == -1);
        }
    }

    @Test
    void nobody_may_look_unless_it_is_switched_on() throws IOException {
        try (Session session = session(Map.of())) {
            String job = start(session, "endless");
            VertexMessages.FlameGraph graph = session.graph(path(session, job, 0));
            assertThat(graph.endTimestamp()).isEqualTo(-2);
            assertThat(graph.data()).isNull();
        }
    }

    @Test
    void other_types_and_vertices_are_refused() throws IOException {
        try (Session session = session(FAST)) {
            String job = start(session, "endless");
            assertThat(session.ask(path(session, job, 0) + "?type=hot").status())
                    .isEqualTo(400);
            assertThat(session.ask("/jobs/" + job + "/vertices/0123/flamegraph").status())
                    .isEqualTo(404);
        }
    }
}
