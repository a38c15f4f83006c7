package dev.millrace.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.AccessRole;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.JarMessages;
import dev.millrace.format.text.JsonElements;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.server.access.Secret;
import dev.millrace.server.access.User;
import dev.millrace.server.http.CapturedLog;
import dev.millrace.server.http.Programs;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs jobs in a real session, whose archives a real history server shows.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HistoryServerTest {
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path compiled;

    private static Path program;

    @TempDir
    private Path directory;

    @BeforeAll
    static void compile() throws IOException {
        program = Programs.jar(compiled, "Program");
    }

    private record Answer(int status, String body) {
        /// Returns the body without times that change after the job's end.
        Object json() {
            return timeless(JsonRecords.read(body, Object.class));
        }

        private static Object timeless(Object value) {
            if (value instanceof List<?> list)
                return list.stream().map(Answer::timeless).toList();
            if (!(value instanceof Map<?, ?> map)) return String.valueOf(value);
            Map<Object, Object> without = new HashMap<>();
            map.forEach((name, each) -> {
                if (!name.equals("now")) without.put(name, timeless(each));
            });
            return without;
        }
    }

    private static Answer ask(String server, String method, String path, Map<String, String> headers)
            throws IOException {
        HttpReply reply = Host.real().network().ask(new HttpCall(method, server + path, headers, null, 10_000));
        return new Answer(reply.status(), new String(reply.body(), StandardCharsets.UTF_8));
    }

    private static Answer get(String server, String path) throws IOException {
        return ask(server, "GET", path, Map.of());
    }

    private Path archives() {
        return directory.resolve("archives");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("historyserver.archive.fs.dir", archives().toString());
        settings.put("historyserver.archive.fs.refresh-interval", "20 ms");
        settings.put("historyserver.web.port", "0");
        settings.put("historyserver.web.tmpdir", directory.resolve("own").toString());
        return settings;
    }

    private HistoryServer history() throws IOException {
        return HistoryServer.start(Host.real(), settings());
    }

    private static void await(Archived condition) throws IOException {
        while (!condition.isSo()) Host.real().threads().park(1_000_000);
    }

    private interface Archived {
        boolean isSo() throws IOException;
    }

    private static void awaitStatus(RestClient client, String job, String status) throws IOException {
        await(() -> client.status(job).equals(status));
    }

    /// Runs a session with an archivist until the test's action returns.
    private void session(String archives, Use use) throws IOException {
        Host host = Host.real();
        Configuration settings = new Configuration();
        settings.setString("jobmanager.archive.fs.dir", archives);
        try (Archivist archivist = Archivist.of(host, settings).orElseThrow();
                SessionDispatcher dispatcher = new SessionDispatcher(host, Map.of("some.password", "hidden"), null);
                RestServer server = RestServer.start(dispatcher, host, directory.resolve("jars"), "127.0.0.1", 0)) {
            archivist.follow(dispatcher);
            RestClient client = new RestClient(host, server.address().replace("http://", ""));
            use.of(server.address(), client, client.upload(program));
        }
    }

    private interface Use {
        void of(String server, RestClient client, String jar) throws IOException;
    }

    private static JarMessages.Run with(String what, Map<String, String> settings) {
        return new JarMessages.Run(null, List.of(what), 2, null, null, null, null, settings);
    }

    private List<Page> pages(String job) throws IOException {
        List<Page> pages = new ArrayList<>();
        JsonElements.read(Files.newInputStream(archives().resolve(job)), "archive", Page.class, pages::add);
        return pages;
    }

    private String cancelled(RestClient client, String jar) throws IOException {
        String job = client.run(jar, with("endless", Map.of("execution.checkpointing.interval", "1 h")));
        awaitStatus(client, job, "RUNNING");
        client.checkpoint(job, null);
        client.awaitSavepoint(
                job, client.savepoint(job, directory.resolve("savepoints").toString()));
        await(() -> client.checkpoints(job).counts().completed() == 2);
        client.cancel(job);
        awaitStatus(client, job, "CANCELED");
        return job;
    }

    @Test
    void jobs_that_are_over_are_shown_as_the_live_server_showed_them() throws IOException {
        session(archives().toString(), (live, client, jar) -> {
            String cancelled = cancelled(client, jar);
            String failed = client.run(jar, with("fails", Map.of("restart-strategy.type", "none")));
            awaitStatus(client, failed, "FAILED");
            try (HistoryServer history = history()) {
                String shown = history.address();
                await(() -> get(shown, "/jobs/" + cancelled).status() == 200
                        && get(shown, "/jobs/" + failed).status() == 200);
                for (String path : List.of("/jobs/overview", "/v1/jobs/overview"))
                    assertThat(get(shown, path).json())
                            .isEqualTo(get(live, path).json());
                int compared = 0;
                for (String job : List.of(cancelled, failed)) {
                    for (Page each : pages(job)) {
                        Answer there = get(live, each.path());
                        Answer here = get(shown, each.path());
                        assertThat(here.status()).describedAs(each.path()).isEqualTo(200);
                        assertThat(here.json()).describedAs(each.path()).isEqualTo(there.json());
                        compared++;
                    }
                }
                assertThat(compared).isGreaterThan(60);
                Map<String, Object> overview =
                        JsonRecords.object(get(shown, "/overview").body());
                assertThat(overview).containsEntry("jobs-cancelled", 1).containsEntry("jobs-failed", 1);
                assertThat(get(shown, "/jobs").body()).contains(cancelled).contains(failed);
            }
        });
    }

    @Test
    void an_archive_holds_what_flink_s_pages_ask_of_a_job_that_is_over() throws IOException {
        session(archives().toString(), (_, client, jar) -> {
            String job = cancelled(client, jar);
            await(() -> Files.exists(archives().resolve(job)));
            TreeSet<String> kinds = new TreeSet<>();
            for (Page each : pages(job)) {
                kinds.add(each.path()
                        .replace(job, "JOB")
                        .replaceAll("[0-9a-f]{32}", "VERTEX")
                        .replaceAll("\\b\\d+\\b", "N"));
            }
            assertThat(kinds)
                    .contains(
                            "/jobs/overview",
                            "/jobs/JOB",
                            "/jobs/JOB/accumulators",
                            "/jobs/JOB/checkpoints",
                            "/jobs/JOB/checkpoints/config",
                            "/jobs/JOB/checkpoints/details/N",
                            "/jobs/JOB/checkpoints/details/N/subtasks/VERTEX",
                            "/jobs/JOB/config",
                            "/jobs/JOB/exceptions",
                            "/jobs/JOB/execution-result",
                            "/jobs/JOB/jobmanager/config",
                            "/jobs/JOB/jobmanager/environment",
                            "/jobs/JOB/plan",
                            "/jobs/JOB/status",
                            "/jobs/JOB/vertices/VERTEX",
                            "/jobs/JOB/vertices/VERTEX/accumulators",
                            "/jobs/JOB/vertices/VERTEX/subtasks/N",
                            "/jobs/JOB/vertices/VERTEX/subtasks/N/attempts/N",
                            "/jobs/JOB/vertices/VERTEX/subtasks/N/attempts/N/accumulators",
                            "/jobs/JOB/vertices/VERTEX/subtasks/accumulators",
                            "/jobs/JOB/vertices/VERTEX/subtasktimes",
                            "/jobs/JOB/vertices/VERTEX/taskmanagers")
                    .noneMatch(each -> each.contains("metrics") || each.contains("flamegraph"));
            assertThat(Files.readString(archives().resolve(job))).doesNotContain("hidden");
        });
    }

    @Test
    void jobs_that_end_with_their_session_are_archived_before_it_is_gone() throws IOException {
        String[] job = new String[1];
        session(archives().toString(), (_, client, jar) -> {
            job[0] = client.run(jar, with("endless", Map.of()));
            awaitStatus(client, job[0], "RUNNING");
        });
        assertThat(archives().resolve(job[0])).exists();
        assertThat(pages(job[0]).getFirst().json()).contains("CANCELED");
        try (var files = Files.list(archives())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_archive_that_cannot_be_written_is_told_of_and_disturbs_no_job() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        try (CapturedLog log = new CapturedLog(Archivist.class.getName())) {
            session(file.toString(), (_, client, jar) -> {
                String job = client.run(jar, with("twice", Map.of()));
                awaitStatus(client, job, "FINISHED");
                await(() -> client.jobs().size() == 2
                        && client.jobs().stream().allMatch(each -> each.state().equals("FINISHED")));
                await(() -> log.lines().size() == 2);
            });
            assertThat(log.lines()).allMatch(each -> each.contains("cannot be archived in"));
        }
    }

    @Test
    void what_no_archive_holds_is_not_found_and_nothing_can_be_changed() throws IOException {
        session(archives().toString(), (_, client, jar) -> {
            String job = client.run(jar, with("twice", Map.of()));
            awaitStatus(client, job, "FINISHED");
            try (HistoryServer history = history()) {
                String shown = history.address();
                await(() -> get(shown, "/jobs/" + job).status() == 200);
                for (String path : List.of(
                        "/jobs/" + UNKNOWN,
                        "/jobs/" + job + "/metrics",
                        "/jobs/" + job + "/checkpoints/details/77",
                        "/jobs/" + job + "/jobmanager/log-url",
                        "/jobs/..",
                        "/jobs/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                        "/jobs/" + job + "/vertices/%2e%2e%2f%2e%2e",
                        "/applications/" + UNKNOWN,
                        "/taskmanagers",
                        "/jars",
                        "/jobmanager/config")) {
                    Answer answer = get(shown, path);
                    assertThat(answer.status()).describedAs(path).isIn(400, 404);
                    if (answer.status() == 404)
                        assertThat(answer.body()).describedAs(path).contains("{\"errors\":[\"");
                }
                for (String method : List.of("PATCH", "DELETE", "POST", "PUT")) {
                    assertThat(ask(shown, method, "/jobs/" + job, Map.of()).status())
                            .isIn(404, 405);
                    assertThat(ask(shown, method, "/cluster", Map.of()).status())
                            .isIn(404, 405);
                }
            }
        });
    }

    @Test
    void pages_are_told_that_this_is_history() throws IOException {
        Map<String, String> settings = settings();
        settings.put("historyserver.web.refresh-interval", "7 s");
        settings.put("historyserver.log.jobmanager.url-pattern", "https://logs.example/<jobid>/all");
        settings.put("historyserver.log.taskmanager.url-pattern", "https://logs.example/<jobid>?of=<tmid>");
        try (HistoryServer history = HistoryServer.start(Host.real(), settings)) {
            Map<String, Object> config =
                    JsonRecords.object(get(history.address(), "/config").body());
            assertThat(config).containsEntry("refresh-interval", 7_000);
            assertThat(config.get("features"))
                    .isEqualTo(Map.of(
                            "web-submit", false, "web-cancel", false, "web-rescale", false, "web-history", true));
            assertThat(get(history.address(), "/jobs/overview").body()).isEqualTo("{\"jobs\":[]}");
            assertThat(get(history.address(), "/applications/overview").body()).isEqualTo("{\"applications\":[]}");
            assertThat(get(history.address(), "/openapi").body())
                    .contains("/jobs/{jobid}")
                    .doesNotContain("/jars");
            String of = "/jobs/" + UNKNOWN;
            assertThat(get(history.address(), of + "/jobmanager/log-url").body())
                    .isEqualTo("{\"url\":\"https://logs.example/" + UNKNOWN + "/all\"}");
            assertThat(get(history.address(), of + "/taskmanagers/a%26b/log-url")
                            .body())
                    .isEqualTo("{\"url\":\"https://logs.example/" + UNKNOWN + "?of=a%26b\"}");
        }
        assertThat(directory.resolve("own")).isEmptyDirectory();
    }

    @Test
    void users_are_asked_who_they_are() throws IOException {
        String token = Secret.Token.anyToken(new SecureRandom());
        User reader = new User("reader", AccessRole.READ, Secret.Token.of(token));
        Path users = Files.writeString(directory.resolve("users"), User.write(List.of(reader)));
        Map<String, String> settings = settings();
        settings.put("rest.auth.users", users.toString());
        try (HistoryServer history = HistoryServer.start(Host.real(), settings)) {
            assertThat(get(history.address(), "/jobs/overview").status()).isEqualTo(401);
            Map<String, String> known = Map.of("Authorization", "Bearer " + token);
            assertThat(ask(history.address(), "GET", "/jobs/overview", known).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_server_that_cannot_listen_leaves_nothing_behind() throws IOException {
        Map<String, String> settings = settings();
        try (HistoryServer first = HistoryServer.start(Host.real(), settings)) {
            settings.put("historyserver.web.port", first.address().replaceAll(".*:", ""));
            settings.put("historyserver.web.tmpdir", directory.resolve("other").toString());
            assertThatThrownBy(() -> HistoryServer.start(Host.real(), settings)).hasMessageContaining("MR-8117");
        }
        assertThat(directory.resolve("other")).isEmptyDirectory();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> HistoryServer.start(Host.real(), Map.of()))
                .hasMessageContaining("MR-8170")
                .hasMessageContaining("historyserver.archive.fs.dir");
        Map<String, String> settings = settings();
        settings.put("historyserver.log.jobmanager.url-pattern", "javascript:alert(1)");
        assertThatThrownBy(() -> HistoryServer.start(Host.real(), settings))
                .hasMessageContaining("MR-8170")
                .hasMessageContaining("neither an http nor an https URL");
        Configuration unknown = new Configuration();
        unknown.setString("jobmanager.archive.fs.dir", "nowhere://x/y");
        assertThatThrownBy(() -> Archivist.of(Host.real(), unknown)).hasMessageContaining("nowhere");
    }
}
