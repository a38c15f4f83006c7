package dev.millrace.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.Parity.Verdict;
import dev.millrace.migrate.ParityPage.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Measures how much of Flink's API Millrace has, member by member.
final class ApiParityTest {
    private static final Path PAGE = Path.of("..", "docs", "api-parity.md");

    /// The minimum parity by area, in percent of its members; raise a number when the area's parity grows.
    private static final Map<String, Double> FLOORS = Map.ofEntries(
            Map.entry("DataStream", 89.2),
            Map.entry("accumulator", 100.0),
            Map.entry("cep", 100.0),
            Map.entry("connector-files", 75.0),
            Map.entry("data set", 100.0),
            Map.entry("datagen", 84.7),
            Map.entry("filesystem", 67.5),
            Map.entry("function", 100.0),
            Map.entry("io", 46.4),
            Map.entry("lineage", 100.0),
            Map.entry("metric", 100.0),
            Map.entry("operator", 54.5),
            Map.entry("serializer", 82.5),
            Map.entry("sink", 98.5),
            Map.entry("source", 97.6),
            Map.entry("state", 99.3),
            Map.entry("test", 32.3),
            Map.entry("type", 98.3),
            Map.entry("util", 79.4),
            Map.entry("watermark", 100.0),
            Map.entry("window", 99.6));

    private final Parity parity = new Parity(NamesTable.flink(), ClassFiles.flink(), ClassFiles.ours());
    private final List<Verdict> verdicts = parity.verdicts();

    @Test
    void the_page_says_what_is_here() throws IOException {
        String text = new ParityPage(verdicts, parity.leftOut()).text();
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, text);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .describedAs("run with -Dmillrace.update=true, and look at what changed")
                .isEqualTo(text);
    }

    @Test
    void what_is_said_to_differ_on_purpose_does_differ() {
        assertThat(verdicts.stream().flatMap(each -> each.deliberate().stream()))
                .containsExactlyInAnyOrderElementsOf(Deliberate.REASONS.keySet());
    }

    @Test
    void no_area_gets_smaller() {
        Map<String, Score> scores = new ParityPage(verdicts, parity.leftOut()).scores();
        assertThat(FLOORS)
                .allSatisfy((area, floor) ->
                        assertThat(scores.get(area).percent()).describedAs(area).isGreaterThanOrEqualTo(floor));
    }
}
