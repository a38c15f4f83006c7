package dev.millrace.cep.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cep.match.KeyMatches;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the matches of the case files. The module compat compares the files with Flink's results.
final class RecordedCasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"chosen.txt", "recorded.txt"})
    void each_case_has_the_recorded_results_in_order(String file) {
        assertThat(PatternCase.read(Path.of("src", "test", "resources", "cases", file)))
                .hasSizeGreaterThan(300)
                .allSatisfy(each -> assertThat(CaseRun.results(each))
                        .describedAs(each.text())
                        .isEqualTo(each.results()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chosen.txt", "recorded.txt"})
    void a_fork_after_each_event_changes_nothing(String file) {
        assertThat(PatternCase.read(Path.of("src", "test", "resources", "cases", file)))
                .allSatisfy(each -> assertThat(CaseRun.results(each, KeyMatches::fork))
                        .describedAs(each.text())
                        .isEqualTo(each.results()));
    }
}
