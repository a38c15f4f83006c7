package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.planner.function.FunctionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the examples of the pages about SQL, and checks the page about functions. `-Dmillrace.update=true` writes
/// that page.
final class SqlPagesTest {
    private static final Path PAGES = Path.of("../docs/sql");
    private static final Path FUNCTIONS = PAGES.resolve("functions.md");

    @TempDir
    private Path directory;

    /// Is an example of a page.
    ///
    /// @param output what the statements print; empty if the page does not show it
    private record Example(String place, String script, String output) {}

    private static List<Example> examples(Path page) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals("```sql")) continue;
            int end = end(lines, i);
            String script = String.join("\n", lines.subList(i + 1, end));
            boolean hasOutput = end + 2 < lines.size() && lines.get(end + 2).equals("```text");
            String output = hasOutput ? String.join("\n", lines.subList(end + 3, end(lines, end + 2))) + "\n" : "";
            examples.add(new Example(page + ":" + (i + 1), script, output));
        }
        return examples;
    }

    private static int end(List<String> lines, int start) {
        int end = start + 1;
        while (!lines.get(end).equals("```")) end++;
        return end;
    }

    @Test
    void examples_print_what_the_pages_show() throws Exception {
        List<Path> pages;
        try (Stream<Path> files = Files.list(PAGES)) {
            pages = files.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
        int count = 0;
        for (Path page : pages) {
            try (SqlSession session = Sessions.open()) {
                for (Example each : examples(page)) {
                    String script = each.script().replace("'data/", "'" + directory + "/" + page.getFileName() + "/");
                    String printed = Sessions.run(session, script);
                    if (!each.output().isEmpty())
                        assertThat(printed).as(each.place()).isEqualTo(each.output());
                    count++;
                }
            }
        }
        assertThat(count).isPositive();
    }

    @Test
    void the_page_lists_all_functions() throws IOException {
        TreeMap<Character, TreeSet<String>> names = new TreeMap<>();
        for (String each : FunctionNames.all()) {
            String name = each.toUpperCase(Locale.ROOT);
            names.computeIfAbsent(name.charAt(0), _ -> new TreeSet<>()).add("`" + name + "`");
        }
        StringBuilder page = new StringBuilder("""
                # SQL functions

                This page lists the functions that queries may call, besides operators such as `+`, `LIKE` and `CASE`. They return what Flink's functions with the same names return.

                `SqlPagesTest` writes this page. After a change of the functions run the test with `-Dmillrace.update=true`.

                | | functions |
                |---|---|
                """);
        names.forEach((letter, all) -> page.append("| ")
                .append(letter)
                .append(" | ")
                .append(String.join(", ", all))
                .append(" |\n"));
        if (Boolean.getBoolean("millrace.update")) Files.writeString(FUNCTIONS, page);
        assertThat(Files.readString(FUNCTIONS))
                .describedAs("run with -Dmillrace.update=true")
                .isEqualTo(page.toString());
    }
}
