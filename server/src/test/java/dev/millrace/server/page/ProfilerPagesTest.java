package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.ProfilerMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.Wire;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Takes profiles of a process in which a job runs.
@Timeout(120)
final class ProfilerPagesTest {
    private static final String COORDINATOR = "/jobmanager/profiler";
    private static final int PROFILES_MAX = 20;
    private static final String WORKER = "/taskmanagers/local/profiler";
    private static final Object SHARED = new Object();

    @TempDir
    private Path directory;

    /// Does work that every profiler mode can observe.
    static final class Working implements MapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final int ROUNDS = 500_000;
        private static final int BYTES = 100_000;

        /// Keeps the newest array reachable. Otherwise, the JIT compiler removes the allocation.
        private static volatile byte[] newest = {};

        @Override
        public Long map(Long value) {
            return compute(value) + allocate().length + lock(value);
        }

        private static long compute(long value) {
            long sum = value;
            for (int i = 0; i < ROUNDS; i++) sum += Long.numberOfTrailingZeros(sum + i);
            return sum;
        }

        private static byte[] allocate() {
            newest = new byte[BYTES];
            return newest;
        }

        private static long lock(long value) {
            synchronized (SHARED) {
                return compute(value);
            }
        }
    }

    private record Session(SessionDispatcher dispatcher, RestServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            dispatcher.close();
        }

        HttpReply ask(String method, String path, @Nullable String body) throws IOException {
            byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
            return Host.real()
                    .network()
                    .ask(new HttpCall(
                            method,
                            server.address() + path,
                            Map.of(),
                            bytes == null ? null : () -> new ByteArrayInputStream(bytes),
                            10_000));
        }

        String text(HttpReply reply) {
            String text = new String(reply.body(), StandardCharsets.UTF_8);
            assertThat(reply.status()).as(text).isEqualTo(200);
            return text;
        }

        ProfilerMessages.Profile begin(String path, String mode, int seconds) throws IOException {
            return JsonRecords.read(text(ask("POST", path, request(mode, seconds))), ProfilerMessages.Profile.class);
        }

        List<ProfilerMessages.Profile> all(String path) throws IOException {
            return JsonRecords.read(text(ask("GET", path, null)), ProfilerMessages.Profiles.class)
                    .profiles();
        }

        ProfilerMessages.Profile awaitEnd(String path) throws IOException {
            while (all(path).getFirst().status().equals("RUNNING"))
                Host.real().threads().park(20_000_000);
            return all(path).getFirst();
        }

        void refused(String method, String path, @Nullable String body, int status, String why) throws IOException {
            HttpReply reply = ask(method, path, body);
            String text = new String(reply.body(), StandardCharsets.UTF_8);
            assertThat(reply.status()).as(path + " " + text).isEqualTo(status);
            assertThat(JsonRecords.read(text, ClusterMessages.Errors.class).errors())
                    .first()
                    .asString()
                    .contains(why);
        }
    }

    private static String request(String mode, int seconds) {
        return "{\"mode\": \"" + mode + "\", \"duration\": " + seconds + "}";
    }

    private Session session(Map<String, String> options) {
        SessionDispatcher dispatcher = new SessionDispatcher(
                Host.real(),
                Map.of("rest.profiling.dir", directory.resolve("profiles").toString()),
                null);
        RestSettings settings =
                new RestSettings(directory.resolve("jars"), "127.0.0.1", 0, Configuration.fromMap(options));
        return new Session(dispatcher, RestServer.start(dispatcher, Host.real(), settings));
    }

    private Session enabled() {
        return session(Map.of("rest.profiling.enabled", "true", "rest.profiling.duration-max", "20 s"));
    }

    private static JobClient work() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        env.fromSequence(1, Long.MAX_VALUE / 2).map(new Working()).sinkTo(new DiscardingSink<>());
        return env.executeAsync("work");
    }

    /// Profiles until the page shows some texts. On a busy machine one second may have no sample of a step.
    private static String profile(Session session, String mode, String... shown) throws Exception {
        String page = "";
        for (int i = 0; i < PROFILES_MAX && !Stream.of(shown).allMatch(page::contains); i++) {
            ProfilerMessages.Profile begun = session.begin(COORDINATOR, mode, 1);
            assertThat(begun.status()).isEqualTo("RUNNING");
            assertThat(begun.finishedTime()).isNull();
            ProfilerMessages.Profile ended = session.awaitEnd(COORDINATOR);
            assertThat(ended.status()).as(ended.message()).isEqualTo("FINISHED");
            assertThat(ended.mode()).isEqualTo(mode);
            assertThat(ended.duration()).isEqualTo(1);
            assertThat(ended.finishedTime()).isGreaterThan(ended.triggerTime());
            page = session.text(session.ask("GET", COORDINATOR + "/" + ended.outputFile(), null));
        }
        return page;
    }

    @Test
    void each_mode_shows_what_a_job_in_this_process_does() throws Exception {
        // The modes have a fixed order. Allocations come last, because the JIT compiler has then optimized the job.
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("CPU", "Working.compute\"");
        expected.put("ITIMER", "Working.compute\"");
        expected.put("LOCK", "Working.lock\"");
        expected.put("WALL", "(waits for the monitor of java.lang.Object)\"");
        expected.put("ALLOC", "(byte[])\"");
        try (Session session = enabled()) {
            JobClient job = work();
            try {
                for (String mode : expected.keySet()) {
                    String[] shown = {"ProfilerPagesTest$Working.map\"", expected.get(mode), "[millrace-step-N"};
                    assertThat(profile(session, mode, shown))
                            .startsWith("<!DOCTYPE html>")
                            .contains(shown);
                }
                assertThat(session.all(COORDINATOR)).hasSizeGreaterThanOrEqualTo(5);
            } finally {
                job.cancel().join();
            }
        }
    }

    @Test
    void a_coordinator_that_runs_jobs_itself_is_the_one_worker_too() throws IOException {
        try (Session session = enabled()) {
            assertThat(session.all(WORKER)).isEmpty();
            session.begin(WORKER, "WALL", 1);
            session.refused("POST", COORDINATOR, request("CPU", 1), 409, "MR-5487");
            String file = session.awaitEnd(COORDINATOR).outputFile();
            assertThat(session.all(WORKER)).isEqualTo(session.all(COORDINATOR));
            assertThat(session.text(session.ask("GET", WORKER + "/" + file, null)))
                    .contains("[main]");
            try (Wire wire = new Wire(session.server)) {
                wire.send("GET " + WORKER + "/" + file + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(wire.rest()).containsIgnoringCase("\r\ncontent-type: text/html");
            }
        }
    }

    @Test
    void what_cannot_be_done_is_refused_in_words() throws IOException {
        try (Session session = enabled()) {
            for (int seconds : new int[] {0, -1, 21})
                session.refused("POST", COORDINATOR, request("CPU", seconds), 400, "between (0s, 20s]");
            session.refused("POST", COORDINATOR, "{\"mode\": \"CPU\"}", 400, "duration");
            session.refused("POST", COORDINATOR, request("HEAT", 1), 400, "CPU, LOCK, ALLOC, WALL, ITIMER");
            session.refused("POST", COORDINATOR, "{\"duration\": 1}", 400, "`mode` must be one of");
            session.refused("POST", COORDINATOR, "hot", 400, "expected format");
            session.refused("POST", COORDINATOR, request("CPU", 1).replace("1}", "\"long\"}"), 400, "format");
            session.refused("POST", "/taskmanagers/none/profiler", request("CPU", 1), 404, "none");
            assertThat(session.all(COORDINATOR)).isEmpty();
        }
    }

    @Test
    void names_of_results_lead_nowhere_else() throws IOException {
        Files.createDirectories(directory.resolve("profiles"));
        Files.writeString(directory.resolve("profiles/other.html"), "of others");
        Files.writeString(directory.resolve("secret.html"), "of others");
        try (Session session = enabled()) {
            session.begin(COORDINATOR, "WALL", 1);
            session.awaitEnd(COORDINATOR);
            for (String each : List.of("other.html", "..%2Fsecret.html", "%2E%2E%2Fsecret.html", "..", "%00")) {
                HttpReply reply = session.ask("GET", COORDINATOR + "/" + each, null);
                assertThat(reply.status()).as(each).isIn(400, 404);
                assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("of others");
            }
        }
    }

    @Test
    void nobody_is_profiled_unless_it_is_switched_on() throws IOException {
        try (Session session = session(Map.of())) {
            for (String each : List.of(COORDINATOR, WORKER)) {
                session.refused("GET", each, null, 404, "rest.profiling.enabled");
                session.refused("POST", each, request("CPU", 1), 404, "rest.profiling.enabled");
                session.refused("GET", each + "/any.html", null, 404, "rest.profiling.enabled");
            }
        }
    }
}
