package dev.millrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import dev.millrace.client.message.TapMessages;
import dev.millrace.format.text.JsonRecords;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.page.Routes;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Samples the rows of a query in SQL over HTTP.
@Timeout(120)
class TappedRowsTest {
    private static final Host HOST = Host.real();

    @TempDir
    private Path directory;

    private static LocalJobClient start() {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        // Otherwise, partial results arrive at the grouping, and their columns have no names.
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        tables.executeSql("CREATE TABLE orders (city INT, amount INT) WITH ('connector' = 'datagen',"
                + " 'rows-per-second' = '500', 'fields.city.min' = '1', 'fields.city.max' = '8')");
        tables.executeSql("CREATE TABLE nowhere (city INT, total BIGINT) WITH ('connector' = 'blackhole')");
        return (LocalJobClient)
                tables.executeSql("INSERT INTO nowhere SELECT city, COUNT(amount) AS total FROM orders GROUP BY city")
                        .getJobClient()
                        .orElseThrow();
    }

    private static TapMessages.Records sample(String address, String job, String vertex) throws IOException {
        HttpCall call = new HttpCall(
                "GET", address + "/v1/jobs/" + job + "/vertices/" + vertex + "/records", Map.of(), null, 10_000);
        return JsonRecords.read(
                new String(HOST.network().ask(call).body(), StandardCharsets.UTF_8), TapMessages.Records.class);
    }

    @Test
    void sampled_rows_have_the_names_of_their_columns() throws Exception {
        LocalJobClient client = start();
        RestSettings settings = RestSettings.of(directory, "127.0.0.1", 0, Map.of());
        try (SessionDispatcher dispatcher = SessionDispatcher.ofProgram(HOST, Map.of());
                RestServer server =
                        RestServer.start(Routes.ofRunningJobs(dispatcher, HOST, settings), HOST, settings)) {
            dispatcher.show(client);
            VertexView reader = client.view().vertices().stream()
                    .filter(each -> !each.inputs().isEmpty())
                    .findFirst()
                    .orElseThrow();
            List<TapMessages.Sampled> found = List.of();
            while (found.isEmpty())
                found = sample(server.address(), client.getJobID().toHexString(), reader.id())
                        .records();
            assertThat(found).allSatisfy(each -> {
                assertThat(each.type()).isEqualTo("row");
                assertThat(each.columns()).startsWith("city");
                // The first value is the kind of change.
                assertThat(each.text().split(",")).hasSize(each.columns().size() + 1);
            });
        } finally {
            HOST.threads().await(client.cancel());
        }
    }
}
