package dev.millrace.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Parses all statements of a folder with cases, if there is one beside the project.
/// `-Dmillrace.conformance=DIR` names another folder.
final class ConformanceStatementsTest {
    private static final Path FOLDER = Path.of(System.getProperty("millrace.conformance", "../../shared/conformance"));
    private static final List<String> SCRIPTS_WITH_RESULTS = List.of("sql_scripts_q.json");

    @Test
    void all_statements_and_expressions_of_the_cases_parse() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there is no folder with cases");
        List<String> failures = new ArrayList<>();
        int[] parsed = new int[1];
        for (Path file : files()) {
            JsonNode cases = new ObjectMapper().readTree(file.toFile());
            for (String field : List.of("sql", "ddl")) {
                for (JsonNode each : cases.findValues(field)) {
                    parse(each, StatementParser::parse, parsed, failures);
                }
            }
            for (JsonNode each : cases.findValues("expr"))
                parse(each, ConformanceStatementsTest::select, parsed, failures);
        }
        assertThat(failures).isEmpty();
        assertThat(parsed[0]).isGreaterThan(2_000);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .filter(path ->
                            !SCRIPTS_WITH_RESULTS.contains(path.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void select(String expressions) {
        StatementParser.parse("SELECT " + expressions);
    }

    private static void parse(JsonNode text, Consumer<String> parser, int[] parsed, List<String> failures) {
        if (!text.isTextual()) return;
        try {
            parser.accept(text.textValue());
            parsed[0]++;
        } catch (MillraceException error) {
            failures.add(text.textValue() + "\n" + error.getMessage());
        }
    }
}
