package dev.millrace.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the settings that turn endpoints off.
@Timeout(60)
final class TurnedOffTest {
    private static final String RECORDS = "/v1/jobs/" + "0".repeat(32) + "/vertices/" + "1".repeat(32) + "/records";

    @TempDir
    private Path directory;

    private SessionDispatcher dispatcher;
    private HttpClient client;

    @BeforeEach
    void start() {
        dispatcher = new SessionDispatcher(Host.real(), Map.of(), null);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        dispatcher.close();
    }

    private RestServer server(Map<String, String> settings) {
        return RestServer.start(dispatcher, Host.real(), RestSettings.of(directory, "127.0.0.1", 0, settings));
    }

    private HttpResponse<String> ask(RestServer of, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(of.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nobody_may_look_at_records_if_the_setting_says_so() throws Exception {
        try (RestServer off = server(Map.of("millrace.web.records.enabled", "false"));
                RestServer on = server(Map.of())) {
            HttpResponse<String> refused = ask(off, "GET", RECORDS);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("MR-8172", "millrace.web.records.enabled is false");
            HttpResponse<String> unknown = ask(on, "GET", RECORDS);
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("0".repeat(32));
        }
    }

    @Test
    void nobody_may_send_programs_if_the_setting_says_so() throws Exception {
        try (RestServer off = server(Map.of("web.submit.enable", "false"));
                RestServer on = server(Map.of())) {
            HttpResponse<String> refused = ask(off, "POST", "/v1/jars/upload");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("MR-8172", "web.submit.enable is false");
            assertThat(ask(off, "GET", "/v1/jars").statusCode()).isEqualTo(403);
            assertThat(ask(on, "GET", "/v1/jars").statusCode()).isEqualTo(200);
            assertThat(ask(off, "GET", "/v1/session").body()).contains("\"takes-jars\":false");
            assertThat(ask(on, "GET", "/v1/session").body()).contains("\"takes-jars\":true");
            assertThat(ask(off, "GET", "/v1/config").body()).contains("\"web-submit\":false");
            assertThat(ask(on, "GET", "/v1/config").body()).contains("\"web-submit\":true");
        }
    }
}
