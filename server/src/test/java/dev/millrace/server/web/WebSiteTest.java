package dev.millrace.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.AccessRole;
import dev.millrace.server.access.Secret;
import dev.millrace.server.access.User;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.WebPages;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests what a server does only for web pages, over real connections.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WebSiteTest {
    @TempDir
    private static Path directory;

    private static SessionDispatcher dispatcher;
    private static RestServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException {
        List<User> users = List.of(
                new User("ada", AccessRole.READ, Secret.Password.of("correct horse", new SecureRandom())),
                new User("bot", AccessRole.OPERATE, Secret.Token.of("token-of-bot")));
        Path file = Files.writeString(directory.resolve("users"), User.write(users));
        dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        server = server(Map.of("rest.auth.users", file.toString()));
        client = HttpClient.newHttpClient();
    }

    private static RestServer server(Map<String, String> settings) {
        return RestServer.start(
                dispatcher, Host.real(), RestSettings.of(directory.resolve("jars"), "127.0.0.1", 0, settings));
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        server.close();
        dispatcher.close();
    }

    private static HttpResponse<String> ask(RestServer of, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(of.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> reply) {
        return reply.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static HttpResponse<String> logIn(String body) throws IOException, InterruptedException {
        return ask(server, "POST", "/login", body, "Origin", server.address());
    }

    // ---- sessions

    @Test
    void a_login_starts_a_session_with_the_role_of_the_user() throws Exception {
        HttpResponse<String> reply = logIn("{\"name\":\"ada\",\"password\":\"correct horse\"}");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(cookie(reply))
                .contains("; HttpOnly; SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        String sent = cookie(reply).replaceAll(";.*", "");
        assertThat(ask(server, "GET", "/v1/session", "", "Cookie", sent).body())
                .contains("\"name\":\"ada\"", "\"role\":\"read\"", "\"is-authenticated\":true");
        assertThat(ask(server, "GET", "/v1/overview", "", "Cookie", sent).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                ask(server, "DELETE", "/v1/cluster", "", "Cookie", sent, "Origin", server.address());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("ada has the role read");
    }

    @Test
    void a_session_ends_with_the_logout() throws Exception {
        String sent = cookie(logIn("{\"token\":\"token-of-bot\"}")).replaceAll(";.*", "");
        HttpResponse<String> out = ask(server, "POST", "/logout", "", "Cookie", sent, "Origin", server.address());
        assertThat(cookie(out)).contains("Max-Age=0");
        assertThat(ask(server, "GET", "/v1/session", "", "Cookie", sent).statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrong_credentials_start_no_session() throws Exception {
        HttpResponse<String> reply = logIn("{\"name\":\"ada\",\"password\":\"wrong\"}");
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(logIn("no json").statusCode()).isEqualTo(400);
        assertThat(ask(server, "GET", "/v1/session", "", "Cookie", "millrace_session_1=x")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void another_site_cannot_use_a_session() throws Exception {
        String sent = cookie(logIn("{\"token\":\"token-of-bot\"}")).replaceAll(";.*", "");
        String job = "/v1/jobs/0123456789abcdef0123456789abcdef";
        for (String[] headers : new String[][] {{"Cookie", sent}, {"Cookie", sent, "Origin", "http://evil.example"}})
            assertThat(ask(server, "PATCH", job, "", headers).statusCode()).isEqualTo(403);
        assertThat(ask(server, "PATCH", job, "", "Cookie", sent, "Origin", server.address())
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask(server, "POST", "/login", "{}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_browser_does_not_ask_for_a_password_instead_of_the_console() throws Exception {
        assertThat(ask(server, "GET", "/v1/overview", "", "X-Millrace-Console", "1")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
        assertThat(ask(server, "GET", "/v1/overview", "").headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
    }

    // ---- files

    @Test
    void anybody_may_read_the_page_and_the_page_may_load_nothing_from_elsewhere() throws Exception {
        HttpResponse<String> page = ask(server, "GET", "/", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(ask(server, "GET", "/", "", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(page.body()).doesNotContain("http://", "https://");
    }

    @Test
    void other_paths_stay_closed() throws Exception {
        for (String path : List.of("/ui/none.js", "/ui/../overview", "/ui/%2e%2e/x", "/web/index.html", "/nothing"))
            assertThat(ask(server, "GET", path, "").statusCode())
                    .describedAs(path)
                    .isIn(400, 401, 404);
    }

    @Test
    void the_page_says_what_is_missing_if_it_was_not_built() throws Exception {
        WebFiles without = new WebFiles(WebPages.CONSOLE, new ClassLoader(null) {});
        assertThat(without.text("/"))
                .hasValueSatisfying(text -> assertThat(text).contains("Node.js was not found"));
        assertThat(new WebFiles(WebPages.FLINK, new ClassLoader(null) {}).text("/"))
                .hasValueSatisfying(text -> assertThat(text).contains("flink-runtime-web"));
    }

    @Test
    void the_pages_can_be_turned_off() throws Exception {
        try (RestServer bare = server(Map.of("millrace.web.pages", "none"))) {
            assertThat(ask(bare, "GET", "/", "").statusCode()).isEqualTo(404);
            assertThat(ask(bare, "GET", "/v1/overview", "").statusCode()).isEqualTo(200);
        }
    }

    // ---- events

    @Test
    void events_need_a_user_and_tell_the_state_of_all_jobs() throws Exception {
        assertThat(ask(server, "GET", "/v1/events", "").statusCode()).isEqualTo(401);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.address() + "/v1/events?job=" + "0123456789abcdef0123456789abcdef"))
                .header("Authorization", "Bearer token-of-bot")
                .build();
        HttpResponse<Stream<String>> reply = client.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (var lines = reply.body()) {
            List<String> first = lines.filter(line -> !line.isEmpty()).limit(6).toList();
            assertThat(first.get(0)).isEqualTo("event: cluster");
            assertThat(first.get(1)).startsWith("data: {\"now\":").contains("\"jobs\":[]");
            assertThat(first.get(2)).isEqualTo("event: job-gone");
            assertThat(first.get(4)).isEqualTo("event: cluster");
        }
    }
}
