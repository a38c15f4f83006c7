package dev.millrace.sql.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks for the bounds of sessions that GROUP BY finds.
final class SessionEndsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sessions_of_group_by_end_a_gap_behind_their_last_row(int parallelism) throws Exception {
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().inBatchMode().build());
        tables.getConfig().set("parallelism.default", String.valueOf(parallelism));
        tables.executeSql("CREATE TEMPORARY VIEW v AS SELECT * FROM (VALUES"
                + " ('a', TIMESTAMP '2020-01-01 00:00:01.000'), ('a', TIMESTAMP '2020-01-01 00:00:03.000'),"
                + " ('a', TIMESTAMP '2020-01-01 00:01:03.000'), ('b', TIMESTAMP '2020-01-01 00:00:02.500'))"
                + " AS v(k, t)");
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.executeSql("SELECT k, SESSION_START(t, INTERVAL '5' SECOND),"
                        + " SESSION_END(t, INTERVAL '5' SECOND), COUNT(*) FROM v"
                        + " GROUP BY k, SESSION(t, INTERVAL '5' SECOND)")
                .collect()) {
            while (found.hasNext()) rows.add(found.next().toString());
        }
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "+I[a, 2020-01-01T00:00:01, 2020-01-01T00:00:08, 2]",
                        "+I[a, 2020-01-01T00:01:03, 2020-01-01T00:01:08, 1]",
                        "+I[b, 2020-01-01T00:00:02.500, 2020-01-01T00:00:07.500, 1]");
    }
}
