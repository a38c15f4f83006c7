package dev.millrace.sql.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads a table whose connector accepts some conditions.
final class PushedFiltersTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());

    @BeforeEach
    void create() {
        tables.executeSql("CREATE TABLE numbers (id INT, word STRING) WITH ('connector' = 'filtering')");
        FilteringConnector.OFFERED.clear();
        FilteringConnector.READ.clear();
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        FilteringConnector.READ.clear();
        try (var iterator = tables.executeSql(query).collect()) {
            while (iterator.hasNext()) rows.add(iterator.next().toString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void a_source_reads_the_rows_that_meet_accepted_conditions(String mode) throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");

        assertThat(rows("SELECT word FROM numbers WHERE id > 6 AND word <> 'w8'"))
                .containsExactlyInAnyOrder("+I[w7]", "+I[w9]");
        assertThat(FilteringConnector.READ).contains(7, 8, 9).doesNotContain(1, 6);
        assertThat(rows("SELECT word FROM numbers WHERE id < 3")).containsExactlyInAnyOrder("+I[w1]", "+I[w2]");
        assertThat(FilteringConnector.READ).contains(3).doesNotContain(4);
        assertThat(rows("SELECT a.word FROM numbers a JOIN numbers b ON a.id = b.id WHERE a.id > 7 AND b.id < 9"))
                .containsExactly("+I[w8]");
    }

    @Test
    void conditions_are_offered_as_calls_with_two_operands() throws Exception {
        assertThat(rows("SELECT id FROM numbers WHERE (id = 1 OR id = 5 OR word IS NULL) AND word LIKE 'w%'"
                        + " AND CHAR_LENGTH(word) = 2"))
                .containsExactlyInAnyOrder("+I[1]", "+I[5]");
        assertThat(FilteringConnector.OFFERED)
                .anySatisfy(
                        each -> assertThat(each).startsWith("or(or(equals(id, ").endsWith("(word))"))
                .anySatisfy(each -> assertThat(each).startsWith("like(word, "))
                .allSatisfy(each -> assertThat(each).doesNotContainIgnoringCase("length"));
    }

    @Test
    void a_pattern_with_an_escape_character_stays_in_the_query() throws Exception {
        assertThat(rows("SELECT id FROM numbers WHERE word LIKE 'w!%' ESCAPE '!'"))
                .isEmpty();
        assertThat(FilteringConnector.OFFERED).isEmpty();
        assertThat(FilteringConnector.READ).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streaming", "batch"})
    void a_plan_shows_accepted_conditions_at_the_scan_and_the_others_above(String mode) {
        tables.executeSql("SET 'execution.runtime-mode' = '" + mode + "'");

        assertThat(tables.explainSql("SELECT word FROM numbers WHERE id > 6"))
                .contains("filter=[")
                .doesNotContain("Filter ");
        assertThat(tables.explainSql("SELECT word FROM numbers WHERE id < 6"))
                .contains("filter=[")
                .contains("Filter ");
    }

    @Test
    void a_limit_reaches_a_source_that_checks_all_conditions() throws Exception {
        tables.executeSql("SET 'execution.runtime-mode' = 'batch'");

        assertThat(rows("SELECT id FROM numbers WHERE id > 3 LIMIT 2")).hasSize(2);
        assertThat(FilteringConnector.READ).doesNotContain(6);
        assertThat(rows("SELECT id FROM numbers WHERE id < 3 LIMIT 2")).hasSize(2);
    }
}
