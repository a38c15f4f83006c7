package dev.millrace.sql.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads tables whose connector creates watermarks for each of its parts, and tables whose sources become idle.
@Timeout(120)
final class SourceWatermarksTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());

    private void table(String name, String options) {
        tables.executeSql("CREATE TABLE " + name + " (part STRING, millis BIGINT,"
                + " t AS TO_TIMESTAMP_LTZ(millis, 3), WATERMARK FOR t AS t - INTERVAL '1' SECOND)"
                + " WITH ('connector' = 'parted'" + options + ")");
    }

    private List<String> rows(String query, int limit) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var iterator = tables.executeSql(query).collect()) {
            while (rows.size() < limit && iterator.hasNext())
                rows.add(iterator.next().toString());
        }
        return rows;
    }

    private static String counts(String table) {
        return "SELECT COUNT(*), COUNT(DISTINCT part) FROM TABLE(TUMBLE(TABLE " + table
                + ", DESCRIPTOR(t), INTERVAL '5' SECOND)) GROUP BY window_start, window_end";
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-periodic", "on-event"})
    void no_row_of_a_later_part_is_late(String strategy) throws Exception {
        tables.executeSql("SET 'parallelism.default' = '1'");
        tables.executeSql("SET 'millrace.sql.batch-rows' = '1'");
        table("parts", ", 'scan.watermark.emit.strategy' = '" + strategy + "'");
        assertThat(rows(counts("parts"), Integer.MAX_VALUE)).containsExactly("+I[10, 2]", "+I[10, 2]");
    }

    @Test
    void a_source_that_creates_no_watermarks_mixes_its_parts() throws Exception {
        // One row per batch, so that the watermark rises before the second part begins.
        tables.executeSql("SET 'parallelism.default' = '1'");
        table("parts", ", 'pushes' = 'false', 'rows' = '600'");
        List<String> counts = rows(counts("parts"), Integer.MAX_VALUE);
        assertThat(counts).hasSize(120).contains("+I[5, 1]");
    }

    @Test
    void an_idle_source_does_not_hold_back_windows() throws Exception {
        tables.executeSql("SET 'parallelism.default' = '1'");
        tables.executeSql("SET 'table.exec.source.idle-timeout' = '100 ms'");
        table("busy", ", 'pushes' = 'false', 'open' = 'true', 'rows' = '20'");
        table("quiet", ", 'pushes' = 'false', 'open' = 'true', 'rows' = '1'");
        tables.executeSql("CREATE VIEW both_parts AS SELECT part, t FROM busy UNION ALL SELECT part, t FROM quiet");
        // The watermark of the quiet source stays before the end of the first window.
        assertThat(rows(counts("both_parts"), 1)).singleElement().asString().startsWith("+I[");
    }

    @Test
    void a_table_has_the_watermarks_of_its_source() throws Exception {
        tables.executeSql("SET 'parallelism.default' = '1'");
        String columns = " (part STRING, millis BIGINT, t AS TO_TIMESTAMP_LTZ(millis, 3),"
                + " WATERMARK FOR t AS SOURCE_WATERMARK()) WITH ('connector' = 'parted', 'own' = ";
        tables.executeSql("CREATE TABLE own" + columns + "'true', 'rows' = '20')");
        assertThat(rows(counts("own"), 3)).containsExactly("+I[10, 2]", "+I[10, 2]", "+I[10, 2]");

        tables.executeSql("CREATE TABLE none_own" + columns + "'false')");
        assertThatThrownBy(() -> rows(counts("none_own"), 1)).hasMessageContaining("has no watermarks");
    }

    @Test
    void the_option_of_the_table_hides_that_of_the_session() throws Exception {
        tables.executeSql("SET 'parallelism.default' = '1'");
        table("busy", ", 'open' = 'true', 'rows' = '20', 'scan.watermark.idle-timeout' = '1 h'");
        assertThat(rows(counts("busy"), 2)).containsExactly("+I[10, 2]", "+I[10, 2]");
    }
}
