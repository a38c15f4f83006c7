package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Checks that the options and fault codes that pages name exist in the code.
final class NamesInPagesTest {
    private static final Pattern CODE = Pattern.compile("MR-(\\d{4})");

    /// Matches a key in a span of code, alone or with a value.
    private static final Pattern KEY = Pattern.compile("`([a-z][a-z-]*(?:\\.[A-Za-z0-9-]+)+)(?:: [^`]*|=[^`]*)?`");

    private static final Pattern DEFINED = Pattern.compile("-D ?([a-z][\\w.-]+)=");
    private static final Pattern KNOWN = Pattern.compile("`([A-Za-z][\\w.-]+)`");

    /// Matches keys that contain the name of a reporter or of a step.
    private static final Pattern NAMED =
            Pattern.compile("(metrics|traces|events)\\.reporter\\..*|millrace\\.records\\.on-failure\\..*");

    /// Names that look like keys but are a logger, a package and a property of tests.
    private static final Set<String> OTHERS =
            // The options of sessions of SQL are in docs/sql/statements.md.
            Set.of(
                    "millrace.audit",
                    "state.v2",
                    "millrace.update",
                    "millrace.enumerator",
                    "millrace.in-flight-N",
                    "millrace.sql.batch-rows");

    /// Returns the wrong names of all pages, with the page.
    private static List<String> wrong(Pattern pattern, Predicate<String> isRight, Predicate<String> isMeant)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Page page : Page.all()) {
            // The page of the status lists options of Flink that Millrace does not read.
            // The page of connectors lists the options of tables.
            boolean isGenerated =
                    page.name().matches("docs/(reference/(configuration|faults|cli)|sql/connectors)\\.md");
            if (!page.isIn("docs") || isGenerated || page.name().equals("docs/status.md")) continue;
            for (int i = 0; i < page.lines().size(); i++) {
                Matcher matcher = pattern.matcher(page.lines().get(i));
                while (matcher.find()) {
                    String found = matcher.group(1);
                    if (isMeant.test(found) && !isRight.test(found))
                        wrong.add(page.name() + ":" + (i + 1) + ": " + found);
                }
            }
        }
        return wrong;
    }

    @Test
    void every_fault_code_exists() throws IOException {
        Set<Integer> known = FaultFinder.all().keySet();
        assertThat(wrong(CODE, code -> known.contains(Integer.valueOf(code)), _ -> true))
                .isEmpty();
        assertThat(known).doesNotContain(9999);
    }

    @Test
    void every_option_exists() throws Exception {
        String reference = new ConfigurationPage(OptionFinder.all()).text();
        Set<String> known =
                KNOWN.matcher(reference).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> beginnings = known.stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        Predicate<String> isRight =
                key -> known.contains(key) || NAMED.matcher(key).matches() || OTHERS.contains(key);
        Predicate<String> isMeant =
                key -> beginnings.contains(key.split("\\.")[0]) && !key.matches(".*\\.(md|java|sh)");
        assertThat(isMeant.test("execution.checkpointing.intervall")).isTrue();
        assertThat(isRight.test("execution.checkpointing.intervall")).isFalse();
        assertThat(wrong(KEY, isRight, isMeant)).isEmpty();
        assertThat(wrong(DEFINED, isRight, isMeant)).isEmpty();
    }
}
