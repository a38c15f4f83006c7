package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.RestEndpoint;
import dev.millrace.client.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Compares the table of docs/reference/rest.md with the table of endpoints; `-Dmillrace.update=true` rewrites
/// the page.
final class RestPageTest {
    private static final Path PAGE = Path.of("../docs/reference/rest.md");
    private static final String BEGIN = "<!-- written by RestPageTest: begin -->\n";
    private static final String END = "<!-- written by RestPageTest: end -->";

    private static String table() {
        StringBuilder table = new StringBuilder();
        long done = Endpoints.all().stream().filter(RestEndpoint::isDone).count();
        table.append("Millrace supports %d of %d endpoints.\n\n"
                .formatted(done, Endpoints.all().size()));
        table.append("| id | method | path | role | what the endpoint does |\n|---|---|---|---|---|\n");
        for (RestEndpoint each : Endpoints.all()) {
            String state = each.isDone() ? each.summary() : "Not supported: " + each.notYet();
            table.append("| %s | %s | `%s` | %s | %s |\n"
                    .formatted(
                            each.feature(),
                            each.method(),
                            each.path(),
                            each.role().word(),
                            state));
        }
        return table.toString();
    }

    @Test
    void the_page_lists_all_endpoints_as_they_are() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String right = page.substring(0, begin) + table() + page.substring(end);
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, right);
        else assertThat(page).describedAs("run with -Dmillrace.update=true").isEqualTo(right);
    }
}
