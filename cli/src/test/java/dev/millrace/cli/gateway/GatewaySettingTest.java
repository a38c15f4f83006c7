package dev.millrace.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.page.Routes;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import dev.millrace.server.sql.SqlPages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the setting that turns SQL over HTTP off.
@Timeout(60)
class GatewaySettingTest {
    private static final Host HOST = Host.real();

    @TempDir
    private Path directory;

    /// Asks a server with a gateway for a session, and for what the console may show.
    private String opened(Map<String, String> given) throws IOException, InterruptedException {
        RestSettings settings = RestSettings.of(directory, "127.0.0.1", 0, given);
        try (SessionDispatcher dispatcher = new SessionDispatcher(HOST, Map.of(), null);
                EmbeddedGateway gateway = new EmbeddedGateway(HOST);
                HttpClient client = HttpClient.newHttpClient()) {
            Routes routes = Routes.of(dispatcher, HOST, settings);
            SqlPages.add(gateway, settings.options(), routes);
            try (RestServer server = RestServer.start(dispatcher, routes, HOST, settings)) {
                HttpRequest open = HttpRequest.newBuilder(URI.create(server.address() + "/v1/sessions"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                HttpRequest who = HttpRequest.newBuilder(URI.create(server.address() + "/v1/session"))
                        .build();
                HttpResponse<String> answer = client.send(open, HttpResponse.BodyHandlers.ofString());
                HttpResponse<String> session = client.send(who, HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() + " " + answer.body() + " " + session.body();
            }
        }
    }

    @Test
    void sql_over_http_can_be_turned_off() throws Exception {
        assertThat(opened(Map.of("millrace.web.sql.enabled", "false")))
                .startsWith("403")
                .contains("MR-8172", "millrace.web.sql.enabled is false", "\"has-sql\":false");
    }

    @Test
    void sql_over_http_is_on_by_default() throws Exception {
        assertThat(opened(Map.of())).startsWith("200").contains("sessionHandle", "\"has-sql\":true");
    }
}
