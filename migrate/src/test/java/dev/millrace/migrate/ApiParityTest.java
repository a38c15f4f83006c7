package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.Parity.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of Flink's API is here, member by member.
final class ApiParityTest {
    private static final Path PAGE = Path.of("..", "docs", "api-parity.md");

    private final List<Verdict> verdicts =
            new Parity(NamesTable.flink(), ClassFiles.flink(), ClassFiles.ours()).verdicts();

    @Test
    void the_page_says_what_is_here() throws IOException {
        String text = new ParityPage(verdicts).text();
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, text);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .describedAs("run with -Dmillrace.update=true, and look at what changed")
                .isEqualTo(text);
    }
}
