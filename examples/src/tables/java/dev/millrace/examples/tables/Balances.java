package dev.millrace.examples.tables;

import static dev.millrace.table.api.Expressions.$;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.schema.Schema;
import java.util.Map;
import java.util.TreeMap;

/// Turns a stream of changes into a table and back: accounts change and disappear, a query sums them by branch, and a
/// stream of the changes of the sums maintains a map.
public final class Balances {
    private Balances() {}

    /// Follows the changes, and prints the sum of each branch at the end.
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        DataStream<Row> changes = environment.fromData(
                Types.ROW_NAMED(new String[] {"account", "branch", "balance"}, Types.INT, Types.STRING, Types.LONG),
                Row.ofKind(RowKind.INSERT, 1, "north", 100L),
                Row.ofKind(RowKind.INSERT, 2, "south", 50L),
                Row.ofKind(RowKind.INSERT, 3, "north", 7L),
                Row.ofKind(RowKind.UPDATE_AFTER, 1, "north", 130L),
                Row.ofKind(RowKind.UPDATE_AFTER, 3, "south", 7L),
                Row.ofKind(RowKind.DELETE, 2, "south", 50L));
        Schema schema = Schema.newBuilder()
                .column("account", "INT NOT NULL")
                .column("branch", "STRING")
                .column("balance", "BIGINT")
                .primaryKey("account")
                .build();
        Table accounts = tables.fromChangelogStream(changes, schema, ChangelogMode.upsert());
        Table sums = accounts.groupBy($("branch"))
                .select($("branch"), $("balance").sum().as("total"));
        Map<Object, Object> latest = new TreeMap<>();
        try (CloseableIterator<Row> rows = tables.toChangelogStream(sums).executeAndCollect()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                boolean isGone = row.getKind() == RowKind.DELETE || row.getKind() == RowKind.UPDATE_BEFORE;
                if (isGone) latest.remove(row.getField("branch"));
                else latest.put(row.getField("branch"), row.getField("total"));
            }
        }
        latest.forEach((branch, total) -> System.out.println(branch + ": " + total));
    }
}
