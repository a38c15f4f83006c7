package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.base.host.HttpReply;
import dev.millrace.client.Access;
import dev.millrace.client.AccessRole;
import dev.millrace.client.Endpoints;
import dev.millrace.client.RestClient;
import dev.millrace.client.RestEndpoint;
import dev.millrace.server.access.Audit;
import dev.millrace.server.access.Secret;
import dev.millrace.server.access.User;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests real servers that authenticate by tokens, passwords and certificates.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AccessTest {
    private static final String JOB = "/v1/jobs/0123456789abcdef0123456789abcdef";

    @TempDir
    private static Path directory;

    private static SessionDispatcher dispatcher;
    private static RestServer server;

    @BeforeAll
    static void start() throws IOException {
        List<User> users = new ArrayList<>();
        for (AccessRole each : AccessRole.values())
            users.add(new User(each.word() + "er", each, Secret.Token.of("token-" + each.word())));
        users.add(new User("ada", AccessRole.READ, Secret.Password.of("correct horse", new SecureRandom())));
        Path file = Files.writeString(directory.resolve("users"), User.write(users));
        dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        server = server(Map.of("rest.auth.users", file.toString(), "rest.auth.attempts", "3"));
    }

    private static RestServer server(Map<String, String> settings) {
        return RestServer.start(
                dispatcher, Host.real(), RestSettings.of(directory.resolve("jars"), "127.0.0.1", 0, settings));
    }

    @AfterAll
    static void stop() {
        server.close();
        dispatcher.close();
    }

    private static HttpReply ask(String method, String path, Map<String, String> headers) throws IOException {
        return Host.real().network().ask(new HttpCall(method, server.address() + path, headers, null, 10_000));
    }

    private static HttpReply as(AccessRole role, String method, String path) throws IOException {
        return ask(method, path, Map.of("Authorization", "Bearer token-" + role.word()));
    }

    private static String text(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static RestClient client(Map<String, String> settings) {
        return new RestClient(Host.real(), server.address(), Access.of(settings, Map.of(), Host.real()));
    }

    // ---- authentication

    @Test
    void nobody_passes_without_a_name() throws IOException {
        for (RestEndpoint each : Endpoints.all()) {
            if (!each.isDone()) continue;
            HttpReply reply = ask(each.method(), "/v1" + each.path().replace(":", ""), Map.of());
            assertThat(reply.status()).describedAs(each.key()).isEqualTo(401);
            assertThat(text(reply)).startsWith("{\"errors\":[\"Say who you are");
        }
        try (Wire wire = new Wire(server)) {
            wire.send("GET /overview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(wire.rest()).contains("401").contains("WWW-Authenticate: Basic realm=\"millrace\"");
        }
    }

    @Test
    void nobody_sends_a_body_before_the_name_is_known() throws IOException {
        for (String who : List.of("", "Authorization: Bearer token-read\r\n")) {
            try (Wire wire = new Wire(server)) {
                wire.send("POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n" + who
                        + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n");
                assertThat(wire.until("\r\n")).containsAnyOf(" 401 ", " 403 ");
            }
        }
    }

    @Test
    void everybody_may_do_what_the_role_covers_and_nothing_else() throws IOException {
        for (RestEndpoint each : Endpoints.all()) {
            for (AccessRole role : AccessRole.values()) {
                // For allowed methods, only endpoints without effects are called.
                if (role.covers(each.role()) && !each.method().equals("GET")) continue;
                // Only a coordinator serves SQL; the roles of its endpoints are in the table below.
                if (!each.isDone() || each.path().startsWith("/sessions")) continue;
                HttpReply reply = as(role, each.method(), "/v1" + each.path().replace(":", ""));
                if (role.covers(each.role())) {
                    assertThat(reply.status()).describedAs(each.key()).isNotIn(401, 403);
                } else {
                    assertThat(reply.status()).describedAs(each.key()).isEqualTo(403);
                    assertThat(text(reply)).contains("needs " + each.role().word());
                }
            }
        }
        assertThat(as(AccessRole.OPERATE, "PATCH", JOB).status()).isEqualTo(404);
        assertThat(as(AccessRole.ADMIN, "DELETE", "/jars/none.jar").status()).isEqualTo(400);
    }

    @Test
    void the_table_says_what_each_role_is_for() {
        Map<String, AccessRole> roles = new HashMap<>();
        for (RestEndpoint each : Endpoints.all()) roles.put(each.key(), each.role());
        assertThat(roles)
                .containsEntry("GET /jobs", AccessRole.READ)
                .containsEntry("PATCH /jobs/:jobid", AccessRole.OPERATE)
                .containsEntry("POST /jobs/:jobid/savepoints", AccessRole.OPERATE)
                .containsEntry("GET /jars/:jarid/plan", AccessRole.OPERATE)
                .containsEntry("POST /jars/:jarid/run", AccessRole.OPERATE)
                .containsEntry("POST /sessions", AccessRole.ADMIN)
                .containsEntry(
                        "GET /sessions/:sessionhandle/operations/:operationhandle/result/:token", AccessRole.ADMIN)
                .containsEntry("POST /jars/upload", AccessRole.ADMIN)
                .containsEntry("DELETE /cluster", AccessRole.ADMIN);
        for (RestEndpoint each : Endpoints.all())
            if (!each.method().equals("GET")) assertThat(each.role()).isNotEqualTo(AccessRole.READ);
    }

    @Test
    void clients_say_who_they_are_as_the_settings_tell_them() throws IOException {
        assertThat(client(Map.of("rest.auth.token", "token-read")).overview().taskmanagers())
                .isEqualTo(1);
        Path file = Files.writeString(directory.resolve("token"), "token-read\n");
        assertThat(client(Map.of("rest.auth.token-file", file.toString()))
                        .overview()
                        .taskmanagers())
                .isEqualTo(1);
        Map<String, String> name = Map.of("rest.auth.user", "ada", "rest.auth.password", "correct horse");
        assertThat(client(name).overview().taskmanagers()).isEqualTo(1);
        assertThat(new RestClient(
                                Host.real(),
                                server.address(),
                                Access.of(Map.of(), Map.of("MILLRACE_REST_TOKEN", "token-read"), Host.real()))
                        .jobs())
                .isEmpty();
        assertThatThrownBy(() -> client(Map.of()).overview())
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("MILLRACE_REST_TOKEN");
        assertThatThrownBy(() -> client(Map.of("rest.auth.user", "ada"))).hasMessageContaining("MR-8161");
        assertThat(Access.of(name, Map.of(), Host.real()).toString()).doesNotContain("ada");
    }

    @Test
    void too_many_guesses_are_not_listened_to() throws IOException {
        Path file = directory.resolve("users");
        try (RestServer own = server(Map.of("rest.auth.users", file.toString(), "rest.auth.attempts", "3"))) {
            for (int i = 0; i < 4; i++) {
                try (Wire wire = new Wire(own)) {
                    wire.send("GET /jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer guess" + i
                            + "\r\nConnection: close\r\n\r\n");
                    String answer = wire.rest();
                    assertThat(answer).contains(i < 3 ? " 401 " : " 429 ");
                    assertThat(answer.contains("Retry-After: ")).isEqualTo(i == 3);
                }
            }
        }
    }

    // ---- audit log

    @Test
    void what_changes_something_is_noted_with_its_name_and_result() throws IOException {
        try (CapturedLog audit = new CapturedLog(Audit.LOGGER)) {
            as(AccessRole.OPERATE, "PATCH", JOB);
            as(AccessRole.READ, "PATCH", JOB);
            as(AccessRole.READ, "GET", "/jobs");
            as(AccessRole.OPERATE, "GET", "/jars/none.jar/plan");
            ask("DELETE", "/v1/jars/a%0Ab%22.jar", Map.of());
            while (audit.lines().size() < 4) Host.real().threads().park(1_000_000);
            assertThat(audit.lines())
                    .containsExactlyInAnyOrder(
                            "who=operateer from=127.0.0.1 what=\"PATCH " + JOB + "\" result=404",
                            "who=reader from=127.0.0.1 what=\"PATCH " + JOB + "\" result=403",
                            "who=operateer from=127.0.0.1 what=\"GET /jars/none.jar/plan\" result=400",
                            "who=? from=127.0.0.1 what=\"DELETE /v1/jars/a%0Ab%22.jar\" result=401");
        }
    }

    // ---- certificates

    private static String keytool(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-noprompt"));
        all.addAll(List.of(arguments));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(told).isZero();
        return told;
    }

    /// Creates a key store and a trust store that trusts its key.
    private static Map<String, String> keys(String name) throws Exception {
        String keys = directory.resolve(name + ".p12").toString();
        String trust = directory.resolve(name + "-trust.p12").toString();
        String certificate = directory.resolve(name + ".crt").toString();
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-keystore",
                keys,
                "-storepass",
                "changeit",
                "-ext",
                "san=ip:127.0.0.1");
        keytool("-exportcert", "-alias", name, "-keystore", keys, "-storepass", "changeit", "-file", certificate);
        keytool("-importcert", "-alias", name, "-keystore", trust, "-storepass", "changeit", "-file", certificate);
        return new HashMap<>(Map.of(
                "security.ssl.rest.enabled", "true",
                "security.ssl.rest.keystore", keys,
                "security.ssl.rest.keystore-password", "changeit",
                "security.ssl.rest.truststore", trust,
                "security.ssl.rest.truststore-password", "changeit"));
    }

    private static RestClient client(RestServer of, Map<String, String> settings) {
        return new RestClient(Host.real(), of.address(), Access.of(settings, Map.of(), Host.real()));
    }

    @Test
    void connections_are_encrypted_and_both_sides_prove_who_they_are() throws Exception {
        Map<String, String> ours = keys("ours");
        Map<String, String> theirs = keys("theirs");
        try (RestServer encrypted = server(ours)) {
            assertThat(encrypted.address()).startsWith("https://");
            assertThat(client(encrypted, ours).overview().taskmanagers()).isEqualTo(1);
            assertThatThrownBy(() -> client(encrypted, theirs).overview())
                    .hasMessageContaining("No coordinator answers");
            try (Wire plain = new Wire(encrypted)) {
                assertThat(plain.send("GET /overview HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .rest())
                        .doesNotContain("taskmanagers");
            }
            Map<String, String> pinned = new HashMap<>(ours);
            pinned.put("security.ssl.rest.cert.fingerprint", "00:11");
            assertThatThrownBy(() -> client(encrypted, pinned).overview())
                    .hasMessageContaining("No coordinator answers");
        }
        ours.put("security.ssl.rest.authentication-enabled", "true");
        try (RestServer mutual = server(ours);
                CapturedLog audit = new CapturedLog(Audit.LOGGER)) {
            assertThat(client(mutual, ours).overview().taskmanagers()).isEqualTo(1);
            Map<String, String> nobody = new HashMap<>(ours);
            nobody.put("security.ssl.rest.authentication-enabled", "false");
            assertThatThrownBy(() -> client(mutual, nobody).overview()).hasMessageContaining("No coordinator answers");
            assertThatThrownBy(() -> client(mutual, ours).cancel("0".repeat(32)))
                    .hasMessageContaining("404");
            while (audit.lines().isEmpty()) Host.real().threads().park(1_000_000);
            assertThat(audit.lines().getFirst()).startsWith("who=CN=ours ");
        }
        assertThatThrownBy(() -> server(Map.of("security.ssl.rest.enabled", "true")))
                .hasMessageContaining("security.ssl.rest.keystore");
        ours.put("security.ssl.rest.keystore-password", "wrong");
        assertThatThrownBy(() -> server(ours)).hasMessageContaining("MR-8160");
    }

    @Test
    void new_keys_are_shown_to_who_comes_after_them() throws Exception {
        Map<String, String> old = keys("old");
        Map<String, String> next = keys("next");
        try (RestServer encrypted = server(old)) {
            assertThat(client(encrypted, old).overview().taskmanagers()).isEqualTo(1);
            assertThatThrownBy(() -> client(encrypted, next).overview()).hasMessageContaining("No coordinator answers");
            Files.move(
                    Path.of(next.get("security.ssl.rest.keystore")),
                    Path.of(old.get("security.ssl.rest.keystore")),
                    StandardCopyOption.REPLACE_EXISTING);
            Host host = Host.real();
            long due = host.clock().nanos() + Duration.ofSeconds(30).toNanos();
            while (!isAnswered(encrypted, next))
                assertThat(host.clock().nanos()).isLessThan(due);
            assertThat(isAnswered(encrypted, old)).isFalse();
        }
    }

    private static boolean isAnswered(RestServer of, Map<String, String> settings) {
        try {
            return client(of, settings).overview().taskmanagers() == 1;
        } catch (MillraceException notTrusted) {
            assertThat(notTrusted).hasMessageContaining("No coordinator answers");
            return false;
        }
    }

    @Test
    void others_are_warned_of_a_server_that_asks_nobody() {
        assertThat(RestSettings.of(directory, "127.0.0.1", 0, Map.of()).isOpenToAll())
                .isFalse();
        assertThat(RestSettings.of(directory, "0.0.0.0", 0, Map.of()).isOpenToAll())
                .isTrue();
        assertThat(RestSettings.of(directory, "0.0.0.0", 0, Map.of("rest.auth.users", "file"))
                        .isOpenToAll())
                .isFalse();
        assertThat(RestSettings.of(directory, "0.0.0.0", 0, Map.of("security.ssl.rest.enabled", "true"))
                        .isOpenToAll())
                .isTrue();
    }
}
