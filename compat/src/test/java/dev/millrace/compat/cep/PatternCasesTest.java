package dev.millrace.compat.cep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.cep.cases.CaseRun;
import dev.millrace.cep.cases.PatternCase;
import dev.millrace.cep.cases.RandomCases;
import dev.millrace.cep.cases.WidePatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares the matches of patterns with Flink's.
final class PatternCasesTest {
    private static final Path CASES = Path.of("..", "cep", "src", "test", "resources", "cases");
    private static final int RECORDED = 400;

    @Test
    void the_chosen_cases_have_the_results_of_flink() throws IOException {
        compare(CASES.resolve("chosen.txt"), PatternCase.read(CASES.resolve("chosen.txt")));
    }

    @Test
    void the_recorded_cases_have_the_results_of_flink() throws IOException {
        RandomCases random = new RandomCases(2026);
        List<PatternCase> cases = new ArrayList<>();
        while (cases.size() < RECORDED) {
            PatternCase each = random.next();
            List<String> ours = CaseRun.results(each);
            boolean isTelling = ours.size() >= 2 && ours.size() <= 12;
            if (isTelling && !ours.contains("endless") && !ours.contains("failed")) cases.add(each);
        }
        compare(CASES.resolve("recorded.txt"), cases);
    }

    /// Compares the cases of a file with Flink's results, or writes the file.
    private static void compare(Path file, List<PatternCase> cases) throws IOException {
        List<PatternCase> withResults = cases.stream()
                .map(each -> each.with(FlinkCaseRun.results(each)))
                .toList();
        String text = withResults.stream().map(PatternCase::text).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("millrace.update")) Files.writeString(file, text);
        assertThat(Files.readString(file))
                .describedAs("run with -Dmillrace.update=true, and look at what changed")
                .isEqualTo(text);
        assertThat(withResults)
                .allSatisfy(each -> assertThat(CaseRun.results(each))
                        .describedAs(each.text())
                        .isEqualTo(each.results()));
    }

    /// Cases at which Flink fails do not count: its matcher releases events that it does not hold.
    @Test
    void random_patterns_have_the_matches_of_flink_in_the_same_order() {
        RandomCases random = new RandomCases(Long.getLong("patterns.seed", 1));
        compareRandom(random::next);
    }

    @Test
    void random_programs_of_builders_have_the_matches_of_flink_in_the_same_order() {
        WidePatterns random = new WidePatterns(Long.getLong("patterns.seed", 1));
        compareRandom(random::next);
    }

    private static void compareRandom(Supplier<PatternCase> cases) {
        List<String> different = new ArrayList<>();
        for (int left = Integer.getInteger("patterns.count", 2000); left > 0; left--) {
            PatternCase each = cases.get();
            List<String> ours = CaseRun.results(each);
            // Flink's matcher does not return if all patterns of a repeated group are optional.
            if (ours.contains("endless")) continue;
            List<String> flink = FlinkCaseRun.results(each);
            if (!ours.equals(flink) && !flink.contains("failed")) {
                different.add(each.with(flink).text() + "here " + ours);
            }
        }
        assertThat(different).isEmpty();
    }
}
