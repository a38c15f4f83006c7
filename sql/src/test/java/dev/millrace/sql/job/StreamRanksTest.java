package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamRanksTest {
    private final StreamRunner runner = new StreamRunner(ZoneId.of("UTC"));

    @BeforeEach
    void tables() {
        runner.table(
                "bids",
                "k STRING, price INT, id INT",
                "('a', 5, 1), ('b', 7, 2), ('a', 9, 3), ('a', 9, 4), ('b', 7, 5), ('a', CAST(NULL AS INT), 6), "
                        + "('c', CAST(NULL AS INT), 7), ('c', 1, 8), ('b', 6, 9), ('a', 9, 10)");
    }

    private static String first(String columns, String order) {
        return "SELECT " + columns + " FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY " + order
                + ") AS r FROM bids) WHERE r = 1";
    }

    @Test
    void the_first_of_equal_rows_is_the_one_that_arrived_first() throws Exception {
        assertThat(runner.rows(first("k, price, id", "price DESC"), 1))
                .containsExactlyInAnyOrder("[a, 9, 3]", "[b, 7, 2]", "[c, 1, 8]");
        assertThat(runner.rows(first("k, price, id, r", "price"), 1))
                .containsExactlyInAnyOrder("[a, NULL, 6, 1]", "[b, 6, 9, 1]", "[c, NULL, 7, 1]");
    }

    /// The source of the rows has three subtasks here. So the order in which equal rows arrive is open.
    @Test
    void the_first_row_is_the_same_at_each_parallelism() throws Exception {
        assertThat(runner.rows(first("k, price", "price DESC"), 3))
                .containsExactlyInAnyOrder("[a, 9]", "[b, 7]", "[c, 1]");
        assertThat(runner.rows(first("k, price, id, r", "price"), 3))
                .containsExactlyInAnyOrder("[a, NULL, 6, 1]", "[b, 6, 9, 1]", "[c, NULL, 7, 1]");
    }

    @Test
    void rows_that_leave_are_taken_back() throws Exception {
        List<String> changes = runner.changes(first("k, price, id", "price DESC"), 1);
        assertThat(changes).contains("+I[a, 9, 3]", "+I[b, 7, 2]", "+I[c, 1, 8]");
        assertThat(changes).doesNotContain("+I[a, 9, 4]", "+I[a, 9, 10]", "+I[b, 7, 5]");
    }

    @Test
    void joins_of_rows_that_are_never_taken_back_return_each_pair() throws Exception {
        runner.table("offers", "k STRING, item STRING", "('a', 'x'), ('a', 'x'), ('b', 'y'), ('d', 'z')");
        String sql = "SELECT b.id, o.item FROM bids AS b JOIN offers AS o ON b.k = o.k AND b.id > 1";
        for (int parallelism : new int[] {1, 3}) {
            List<String> rows = runner.rows(sql, parallelism);
            assertThat(rows).isEqualTo(runner.boundedRows(sql));
            assertThat(rows).hasSize(4 * 2 + 3);
        }
    }
}
