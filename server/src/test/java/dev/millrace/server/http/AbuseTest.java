package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sends malicious input to a port, byte by byte.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class AbuseTest {
    private static final int REQUESTS = 4;
    private static final int UPLOAD_BYTES = 300_000;
    private static final int LARGE_UPLOAD_BYTES = 4_000_000;
    /// An upper bound of what the system's buffers hold of a connection.
    private static final long ON_THE_WAY_BYTES = 64L << 20;
    private static final String GET = "GET /overview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @TempDir
    private static Path directory;

    private static SessionDispatcher dispatcher;
    private static RestServer server;

    @BeforeAll
    static void start() {
        dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        server = server(Map.of(
                "millrace.rest.max-requests", Integer.toString(REQUESTS),
                "rest.server.max-content-length", Integer.toString(UPLOAD_BYTES),
                "millrace.rest.jar.max-entries", "50"));
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

    private static String answer(RestServer of, String request) throws IOException {
        try (Wire wire = new Wire(of)) {
            return wire.send(request).rest();
        }
    }

    private static void assertServes(RestServer of) throws IOException {
        assertThat(answer(of, GET)).contains(" 200 ").contains("\"taskmanagers\"");
    }

    // ---- invalid requests

    @Test
    void bytes_that_are_no_request_are_refused_and_told_once() throws IOException {
        try (RestServer own = server(Map.of());
                CapturedLog log = new CapturedLog("")) {
            Random random = new Random(7);
            for (int i = 0; i < 50; i++) {
                byte[] garbage = new byte[200];
                random.nextBytes(garbage);
                garbage[199] = '\n';
                try (Wire wire = new Wire(own)) {
                    String refused = wire.send(garbage).send("\r\n\r\n").rest();
                    assertThat(refused).doesNotContain(" 200 ");
                    if (!refused.isEmpty())
                        assertThat(refused).contains(" 400 ").contains("{\"errors\":[\"400: ");
                }
            }
            for (String each :
                    List.of("GET / HTTP/9.9\r\n\r\n", "\u0016\u0003\u0001\u0002hello\r\n\r\n", "\r\n\r\nx\r\n\r\n"))
                assertThat(answer(own, each)).doesNotContain(" 200 ");
            assertThat(answer(own, "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n"))
                    .contains(" 414 ");
            assertThat(answer(own, "GET / HTTP/1.1\r\nHost: localhost\r\nA: " + "x".repeat(100_000) + "\r\n\r\n"))
                    .contains(" 431 ");
            assertServes(own);
            assertThat(log.lines().stream().filter(each -> each.contains("Refused a malformed request")))
                    .hasSize(1);
            assertThat(log.lines()).hasSizeLessThan(20);
        }
    }

    // ---- jars

    private static String form(String name, byte[] content) {
        return "--b\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"" + name + "\"\r\n\r\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n";
    }

    private static String upload(String name, byte[] content) throws IOException {
        String form = form(name, content);
        return answer(
                server,
                "POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " + form.length()
                        + "\r\n\r\n"
                        + form);
    }

    private static byte[] jar(int entries, String name, int bytes) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(name + i));
                zip.write(new byte[bytes]);
            }
        }
        return jar.toByteArray();
    }

    private static void assertNothingIsKept() throws IOException {
        if (!Files.exists(directory.resolve("jars"))) return;
        try (Stream<Path> kept = Files.list(directory.resolve("jars"))) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void jars_that_are_too_large_or_no_jars_are_refused() throws IOException {
        assertThat(upload("large.jar", new byte[UPLOAD_BYTES]))
                .contains(" 413 ")
                .contains("At most 300000 bytes");
        try (Wire wire = new Wire(server)) {
            wire.send("POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                    + "Connection: close\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n");
            String form = form("large.jar", new byte[UPLOAD_BYTES]);
            wire.send(Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n");
            assertThat(wire.until("\r\n")).contains(" 413 ");
        }
        assertThat(upload("no.jar", "this is no jar".getBytes(StandardCharsets.UTF_8)))
                .contains(" 400 ")
                .contains("no jar");
        byte[] broken = jar(3, "a", 10_000);
        broken[60] ^= 0x55;
        assertThat(upload("broken.jar", broken)).contains(" 400 ");
        assertNothingIsKept();
        assertServes(server);
    }

    /// The client need not send the whole jar, and the server does not keep what it received.
    @Test
    void a_jar_of_a_gibibyte_is_refused_while_it_comes() throws IOException {
        // Exceeds what the server keeps in memory.
        try (RestServer own = server(Map.of("rest.server.max-content-length", Integer.toString(LARGE_UPLOAD_BYTES)))) {
            flood(own);
        }
    }

    private static void flood(RestServer own) throws IOException {
        String head = "POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\n";
        try (Wire wire = new Wire(own)) {
            wire.send(head + "Content-Length: " + (1L << 30) + "\r\n\r\n");
            assertThat(wire.until("\r\n")).contains(" 413 ");
        }
        long before = leftOvers();
        long sent = 0;
        String chunk = "10000\r\n" + "\0".repeat(1 << 16) + "\r\n";
        try (Wire wire = new Wire(own)) {
            wire.send(head + "Transfer-Encoding: chunked\r\n\r\n");
            String form = form("large.jar", new byte[0]);
            String part = form.substring(0, form.indexOf("\r\n\r\n") + 4);
            wire.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
            for (; sent < 1L << 30; sent += 1 << 16) wire.send(chunk);
        } catch (IOException hungUp) {
            // The server has closed the connection, as expected.
        }
        assertThat(sent).isLessThan(3 * LARGE_UPLOAD_BYTES + ON_THE_WAY_BYTES);
        assertNothingIsKept();
        assertThat(leftOvers()).isEqualTo(before);
        assertServes(own);
    }

    /// Lists the files in which Jetty keeps parts of forms.
    private static long leftOvers() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("MultiPart"))
                    .count();
        }
    }

    @Test
    void jars_that_would_fill_the_disk_when_unpacked_are_refused() throws IOException {
        assertThat(upload("bomb.jar", jar(1, "zeros", 40_000_000)))
                .contains(" 400 ")
                .contains("unpacked more than");
        assertThat(upload("crowd.jar", jar(51, "entry", 0))).contains(" 400 ").contains("more than 50 entries");
        assertNothingIsKept();
        new RestClient(Host.real(), server.address()).delete(id(upload("good.jar", jar(50, "entry", 1_000))));
    }

    private static String id(String uploaded) {
        assertThat(uploaded).contains(" 200 ");
        String path = uploaded.substring(uploaded.indexOf("\"filename\":\"") + 12);
        return path.substring(0, path.indexOf('"')).replaceAll(".*/", "");
    }

    @Test
    void names_lead_nowhere_else() throws IOException {
        for (String each : List.of("../../evil.jar", "/etc/evil.jar", "..\\\\evil.jar")) {
            String uploaded = upload(each, jar(1, "entry", 10));
            if (uploaded.contains(" 200 ")) new RestClient(Host.real(), server.address()).delete(id(uploaded));
        }
        for (String each : List.of("..jar.jar", "evil.sh", "a".repeat(300) + ".jar"))
            assertThat(upload(each, jar(1, "entry", 10))).contains(" 400 ");
        for (String each : List.of("../evil", "/evil", "a/../../evil", "..\\evil", "C:\\evil"))
            assertThat(upload("good.jar", jar(1, each, 10))).contains(" 400 ").contains("leads out of it");
        assertNothingIsKept();
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all).noneMatch(each -> each.toString().contains("evil"));
        }
    }

    // ---- slow clients and many clients

    @Test
    void who_sends_next_to_nothing_is_hung_up_on() throws IOException {
        Map<String, String> impatient =
                Map.of("millrace.rest.first-request-timeout", "200 ms", "rest.idleness-timeout", "300 ms");
        try (RestServer own = server(impatient)) {
            try (Wire silent = new Wire(own);
                    Wire slow = new Wire(own);
                    Wire half = new Wire(own)) {
                half.send("POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                        + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n");
                assertThat(silent.read()).isEqualTo(-1);
                slow.send("GET /overview HTTP/1.1\r\nX: ");
                assertThat(trickle(slow)).isTrue();
                assertThat(half.rest()).doesNotContain(" 200 ");
            }
            assertServes(own);
        }
    }

    @Test
    void a_body_that_comes_drop_by_drop_is_not_waited_for() throws IOException {
        try (RestServer own = server(Map.of("millrace.rest.min-data-rate", "100 kb"));
                Wire wire = new Wire(own)) {
            wire.send("POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
                    + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n");
            assertThat(trickle(wire)).isTrue();
        }
    }

    @Test
    void a_slow_body_is_measured_by_itself_whatever_came_before() throws IOException {
        try (RestServer own = server(Map.of("millrace.rest.min-data-rate", "100 kb"));
                Wire wire = new Wire(own)) {
            String upload = form("large.jar", new byte[LARGE_UPLOAD_BYTES]);
            for (int i = 0; i < 10; i++)
                assertThat(answer(own, head(upload.length()) + upload)).contains(" 400 ");
            String form = form("slow.jar", new byte[0]);
            wire.send(head(1_000_000) + form.substring(0, form.indexOf("\r\n\r\n") + 4));
            assertThat(trickle(wire)).isTrue();
        }
    }

    private static String head(int bytes) {
        return "POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + bytes
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n";
    }

    @Test
    void who_sends_bodies_leaves_room_for_others() throws IOException {
        List<Wire> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < REQUESTS; i++) stuck.add(new Wire(server).send(head(1_000) + "--b\r\n"));
            String refused = answer(server, head(3) + "--b");
            while (!refused.contains(" 503 ")) refused = answer(server, head(3) + "--b");
            assertServes(server);
        } finally {
            for (Wire each : stuck) each.close();
        }
    }

    /// Sends byte by byte until the server closes the connection.
    private static boolean trickle(Wire wire) {
        try {
            for (int i = 0; i < 30_000; i++) {
                wire.send("x");
                Host.real().threads().park(1_000_000);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void a_crowd_is_told_to_come_back_and_does_not_get_in_the_way() throws IOException {
        List<Wire> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                stuck.add(new Wire(server)
                        .send("POST /jars/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                                + "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"));
            }
            String refused = answer(server, head(3) + "--b");
            while (!refused.contains(" 503 ")) refused = answer(server, head(3) + "--b");
            assertThat(refused)
                    .contains("Retry-After: 1")
                    .contains("{\"errors\":[\"This server answers 2 requests with a body at a time");
        } finally {
            for (Wire each : stuck) each.close();
        }
        while (!answer(server, GET).contains(" 200 ")) Host.real().threads().park(1_000_000);
    }

    @Test
    void ten_thousand_requests_are_answered_and_leave_nothing_behind() throws IOException {
        int connections = 20;
        int each = 500;
        List<Wire> all = new ArrayList<>();
        try {
            String request = "GET /jobs HTTP/1.1\r\nHost: localhost\r\n\r\n";
            for (int i = 0; i < connections; i++) all.add(new Wire(server));
            for (int round = 0; round < each / 10; round++) {
                for (Wire wire : all) wire.send(request.repeat(10));
                for (Wire wire : all)
                    for (int i = 0; i < 10; i++) assertThat(wire.until("]}")).containsAnyOf(" 200 ", " 503 ");
            }
        } finally {
            for (Wire wire : all) wire.close();
        }
        assertServes(server);
    }
}
