package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobExecutor;
import dev.millrace.server.Dispatcher;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {
    @TempDir
    private Path jars;

    private final AtomicReference<Dispatcher.@Nullable Instead> instead = new AtomicReference<>();

    private HttpResponse<String> ask(RestServer server, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void who_does_not_lead_says_whom_to_ask() throws Exception {
        try (SessionDispatcher dispatcher = new SessionDispatcher(
                        Host.real(),
                        Map.of(),
                        null,
                        new SessionDispatcher.Elsewhere(LocalJobExecutor.on(Host.real()), null, instead::get));
                RestServer server = RestServer.start(dispatcher, Host.real(), jars, "127.0.0.1", 0)) {
            assertThat(ask(server, "/v1/jobs/overview").statusCode()).isEqualTo(200);

            instead.set(new Dispatcher.Instead(null));
            HttpResponse<String> nobody = ask(server, "/v1/jobs/overview");
            assertThat(nobody.statusCode()).isEqualTo(503);
            assertThat(nobody.headers().firstValue("Retry-After")).isPresent();
            assertThat(nobody.body()).contains("{\"errors\"", "No process decides about jobs");

            instead.set(new Dispatcher.Instead("http://leader.example:8081"));
            HttpResponse<String> other = ask(server, "/v1/jobs/ab/metrics?get=x,y");
            assertThat(other.statusCode()).isEqualTo(307);
            assertThat(other.headers().firstValue("Location"))
                    .contains("http://leader.example:8081/v1/jobs/ab/metrics?get=x,y");

            instead.set(null);
            assertThat(ask(server, "/v1/jobs/overview").statusCode()).isEqualTo(200);
        }
    }
}
