package dev.millrace.sql.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.table.api.EnvironmentSettings;
import dev.millrace.table.api.TableEnvironment;
import dev.millrace.table.api.TableResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Deletes and updates rows by connectors.
@Timeout(120)
final class RowChangesTest {
    private final TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inBatchMode());

    @BeforeEach
    void clear() {
        LedgerConnector.ROWS.clear();
        LedgerConnector.ROWS.addAll(List.of("1|a|10", "2|b|20", "3|c|-", "4|d|40"));
        LedgerConnector.WRITTEN.clear();
        LedgerConnector.TOLD.clear();
    }

    private void table(String mode) {
        tables.executeSql("CREATE TABLE ledger (id INT, name STRING, amount BIGINT)"
                + " WITH ('connector' = 'ledger', 'mode' = '" + mode + "')");
    }

    private void run(String statement) throws Exception {
        tables.executeSql(statement).await();
    }

    @Test
    void a_sink_gets_the_deleted_rows() throws Exception {
        table("changed");
        run("DELETE FROM ledger WHERE amount > 10");
        assertThat(LedgerConnector.WRITTEN).containsExactlyInAnyOrder("-D[2, b, 20]", "-D[4, d, 40]");
        assertThat(LedgerConnector.TOLD).containsExactly("delete, read for DELETE");

        LedgerConnector.WRITTEN.clear();
        run("DELETE FROM ledger AS l WHERE l.id IN (SELECT MAX(id) FROM ledger) OR l.amount IS NULL");
        assertThat(LedgerConnector.WRITTEN).containsExactlyInAnyOrder("-D[3, c, null]", "-D[4, d, 40]");
        LedgerConnector.WRITTEN.clear();
        run("DELETE FROM ledger");
        assertThat(LedgerConnector.WRITTEN).hasSize(4).allMatch(each -> each.startsWith("-D"));
    }

    @Test
    void a_sink_gets_only_the_columns_that_it_needs() throws Exception {
        table("keys");
        run("DELETE FROM ledger WHERE name > 'b'");
        assertThat(LedgerConnector.WRITTEN).containsExactlyInAnyOrder("-D[3]", "-D[4]");
    }

    @Test
    void a_sink_gets_the_remaining_rows_also_those_whose_condition_is_unknown() throws Exception {
        table("whole");
        run("DELETE FROM ledger WHERE amount > 10");
        assertThat(LedgerConnector.WRITTEN).containsExactlyInAnyOrder("+I[1, a, 10]", "+I[3, c, null]");
    }

    @Test
    void a_sink_gets_the_updated_rows() throws Exception {
        table("changed");
        run("UPDATE ledger SET amount = id * 2, name = UPPER(name) WHERE id > 2");
        assertThat(LedgerConnector.WRITTEN).containsExactlyInAnyOrder("+U[3, C, 6]", "+U[4, D, 8]");
        assertThat(LedgerConnector.TOLD).containsExactly("update [amount, name], read for UPDATE");
        LedgerConnector.WRITTEN.clear();
        run("UPDATE ledger SET amount = NULL");
        assertThat(LedgerConnector.WRITTEN).hasSize(4).allMatch(each -> each.endsWith(", null]"));
    }

    @Test
    void a_sink_gets_all_rows_of_an_updated_table() throws Exception {
        table("whole");
        run("UPDATE ledger SET amount = 0 WHERE amount > 10");
        assertThat(LedgerConnector.WRITTEN)
                .containsExactlyInAnyOrder("+I[1, a, 10]", "+I[2, b, 0]", "+I[3, c, null]", "+I[4, d, 0]");
    }

    @Test
    void a_connector_deletes_rows_by_conditions() throws Exception {
        table("push");
        TableResult result = tables.executeSql("DELETE FROM ledger WHERE id > 2 AND name = 'c'");
        List<String> rows = new ArrayList<>();
        result.collect().forEachRemaining(row -> rows.add(row.toString()));
        assertThat(rows).containsExactly("+I[7]");
        assertThat(result.getResolvedSchema().getColumnNames()).containsExactly("rows affected");
        assertThat(LedgerConnector.TOLD)
                .singleElement()
                .asString()
                .contains("greaterthan(id, CAST(2 AS INT)), equals(name, ");
        run("DELETE FROM ledger");
        assertThat(LedgerConnector.TOLD).contains("deleted by []");
        // The connector refuses three conditions, and cannot write.
        assertThatThrownBy(() -> run("DELETE FROM ledger WHERE id > 2 AND name = 'c' AND amount < 3"))
                .hasMessageContaining("cannot delete rows");
        assertThatThrownBy(() -> run("DELETE FROM ledger WHERE id IN (SELECT id FROM ledger)"))
                .hasMessageContaining("cannot delete rows");
    }

    @Test
    void truncate_deletes_all_rows() throws Exception {
        table("changed");
        run("TRUNCATE TABLE ledger");
        assertThat(LedgerConnector.ROWS).isEmpty();
    }

    @Test
    void explain_shows_the_query_that_finds_the_rows() {
        table("changed");
        assertThat(tables.explainSql("DELETE FROM ledger WHERE amount > 10"))
                .startsWith("== Query ==\nDELETE FROM `ledger`")
                .contains("Scan")
                .contains("Filter");
        assertThat(LedgerConnector.TOLD).isEmpty();
    }

    @Test
    void faults_say_what_is_wrong() {
        table("changed");
        tables.executeSql("CREATE TABLE printed (id INT) WITH ('connector' = 'print')");
        assertThatThrownBy(() -> run("DELETE FROM printed")).hasMessageContaining("cannot delete rows");
        assertThatThrownBy(() -> run("UPDATE printed SET id = 1")).hasMessageContaining("cannot update rows");
        assertThatThrownBy(() -> run("TRUNCATE TABLE printed")).hasMessageContaining("cannot delete all rows");
        assertThatThrownBy(() -> run("UPDATE ledger SET amout = 1")).hasMessageContaining("Write amount");
        assertThatThrownBy(() -> run("UPDATE ledger SET amount = 'x'")).hasMessageContaining("CAST");
        assertThatThrownBy(() -> run("DELETE FROM ledger WHERE amout = 1")).hasMessageContaining("amount");
        tables.executeSql("SET 'execution.runtime-mode' = 'streaming'");
        assertThatThrownBy(() -> run("DELETE FROM ledger")).hasMessageContaining("needs the batch mode");
    }
}
