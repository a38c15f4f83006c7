package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.connector.MemorySource;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExplainTest {
    private static final int TABLES = 10;
    private static final RowType KEY_AND_NEXT = new RowType(
            false, List.of(new RowType.RowField("k", new IntType()), new RowType.RowField("n", new IntType())));

    private final SqlSession session = Sessions.open();

    @AfterEach
    void close() {
        session.close();
    }

    private void table(String name, int rows) {
        session.registerTable(
                name,
                KEY_AND_NEXT,
                MemorySource.of(
                        KEY_AND_NEXT,
                        IntStream.range(0, rows)
                                .mapToObj(i -> GenericRowData.of(i, i))
                                .toList()));
    }

    private String explained(String sql) {
        return ((StatementResult.Text) session.execute("EXPLAIN " + sql)).text();
    }

    @Test
    void explain_shows_the_joins_in_the_order_in_which_they_run() {
        table("big", 500);
        table("mid", 50);
        table("tiny", 2);
        String plan = explained("SELECT big.k FROM big JOIN mid ON big.n = mid.k JOIN tiny ON mid.n = tiny.k");
        assertThat(depth(plan, "mid")).isEqualTo(depth(plan, "tiny")).isGreaterThan(depth(plan, "big"));
    }

    /// Returns how far the line with the scan of a table is indented.
    private static int depth(String plan, String table) {
        String line = plan.lines()
                .filter(each -> each.contains("Scan") && each.endsWith("." + table))
                .findFirst()
                .orElseThrow();
        return line.length() - line.stripLeading().length();
    }

    @Test
    void a_condition_that_all_alternatives_share_joins_the_tables() {
        table("a", 5);
        table("b", 5);
        String plan = explained("SELECT a.k FROM a, b WHERE a.k = b.k AND a.n = 1 OR a.k = b.k AND b.n = 2");
        assertThat(plan.lines()
                        .filter(line -> line.contains("Join"))
                        .findFirst()
                        .orElseThrow())
                .contains("=($0, $2)")
                .contains("OR(");
    }

    @Test
    void ten_tables_are_joined_without_a_product() {
        for (int i = 0; i < TABLES; i++) table("t" + i, 1 + i * 10);
        String from = IntStream.range(0, TABLES).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));
        String where = IntStream.range(1, TABLES)
                .mapToObj(i -> "t" + (i - 1) + ".n = t" + i + ".k")
                .collect(Collectors.joining(" AND "));
        String plan = explained("SELECT COUNT(*) FROM " + from + " WHERE " + where);
        List<String> joins = plan.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Join"))
                .toList();
        assertThat(joins).hasSize(TABLES - 1).allMatch(line -> line.contains("=("));
    }
}
