package dev.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Generates the list in `docs/reference/metrics.md` from `metrics.tsv`; `-Dmillrace.update=true` writes the page.
final class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/metrics.md");
    private static final String MARK = "<!-- made from metrics.tsv -->\n";

    @Test
    void the_page_lists_what_the_table_says() throws IOException {
        String page = Files.readString(PAGE);
        int at = page.indexOf(MARK) + MARK.length();
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, page.substring(0, at) + MetricsTable.page());
        assertThat(Files.readString(PAGE).substring(at)).isEqualTo(MetricsTable.page());
    }

    @Test
    void every_row_is_one_of_the_kinds() {
        assertThat(MetricsTable.rows())
                .hasSizeGreaterThan(100)
                .allMatch(each -> each.feature().matches("ME-\\d\\d"))
                .allMatch(each -> each.state().matches("done(, text|, if told|, in clusters)?|later|meaningless"));
    }
}
