package dev.millrace.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConformanceTest {
    private static final String CASES = """
            [
              {"id": "right", "sql": "SELECT 1 + 1", "expected": [2], "types": ["INT"]},
              {"id": "wrong", "sql": "SELECT UPPER('a')", "expected": ["a"], "types": ["CHAR(1)"]},
              {"id": "refused", "sql": "SELECT UPPER(1)", "error": "no text", "at": "validation"},
              {"id": "java", "sql": "SELECT f(1)", "expected": [1], "types": ["INT"], "udfs": ["f"]}
            ]
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Conformance run(Path folder) throws IOException {
        Files.writeString(folder.resolve("function_pairs_flat.json"), CASES);
        return new Conformance(
                new CaseFolder(Host.real().disk(), folder), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void a_run_counts_passed_and_skipped_cases_and_returns_failures(@TempDir Path folder) throws IOException {
        List<Map<String, String>> failures = run(folder).all();

        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("function_pairs_flat.json passed 2 of 3 (skipped 1: 1 needs a Java function)");
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .containsEntry("id", "wrong")
                        .containsEntry("expected", "('a') [CHAR(1)]")
                        .containsEntry("actual", "('A') [CHAR(1) NOT NULL]"));
    }

    @Test
    void a_case_is_shown_by_its_id(@TempDir Path folder) throws IOException {
        run(folder).show("right");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("SELECT 1 + 1")
                .contains("passed");
    }

    @Test
    void each_statement_of_a_script_prints_the_recorded_text(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sql_scripts_q.json"), """
                [{"module": "client", "file": "a.q", "statements": [{"output": null, "status": null, "statement": "# note\\nCREATE VIEW v(n) AS VALUES (1);\\n[INFO] Execute statement succeeded.\\n!info\\n\\nSELECT * FROM v;\\n+----+-------------+\\n| op |           n |\\n+----+-------------+\\n| +I |           1 |\\n+----+-------------+\\nReceived a total of 1 row\\n!ok\\n\\nSELECT x FROM v;\\n[ERROR] none\\n!error\\n"}]},
                 {"module": "sql-gateway", "file": "b.q", "statements": [
                    {"statement": "SET 'parallelism.default' = '1';", "status": "!ok", "output": "+--------+\\n| result |\\n+--------+\\n|     OK |\\n+--------+\\n1 row in set"},
                    {"statement": "SELECT 1 AS a;", "status": "!ok", "output": "another text"}]}]
                """);
        List<Map<String, String>> failures = new Conformance(
                        new CaseFolder(Host.real().disk(), folder), new PrintStream(out, true, StandardCharsets.UTF_8))
                .all();

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("sql_scripts_q.json passed 4 of 5");
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).containsEntry("id", "sql-gateway/b.q#2"));
    }
}
