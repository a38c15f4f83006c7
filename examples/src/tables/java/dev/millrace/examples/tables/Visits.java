package dev.millrace.examples.tables;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.lit;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.api.window.Session;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;

/// Groups the clicks of visitors into visits: a visit ends when its visitor has not clicked for half an hour.
public final class Visits {
    private Visits() {}

    /// Finds the visits, and prints a line for each of them.
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        Table clicks = tables.fromDataStream(
                environment.fromData(
                        new Click("ann", "/", "2026-01-05T10:00:00Z"),
                        new Click("bob", "/", "2026-01-05T10:05:00Z"),
                        new Click("ann", "/shoes", "2026-01-05T10:10:00Z"),
                        new Click("ann", "/shoes/7", "2026-01-05T10:39:00Z"),
                        new Click("bob", "/help", "2026-01-05T10:40:00Z"),
                        new Click("ann", "/", "2026-01-05T11:30:00Z")),
                Schema.newBuilder()
                        .columnByExpression("moment", "TO_TIMESTAMP_LTZ(millis, 3)")
                        .watermark("moment", "moment - INTERVAL '1' MINUTE")
                        .build());
        Table visits = clicks.window(
                        Session.withGap(lit(30).minutes()).on($("moment")).as("w"))
                .groupBy($("visitor"), $("w"))
                .select(
                        $("visitor"),
                        $("page").count().as("clicks"),
                        $("w").end().cast(DataTypes.STRING()).substring(1, 16).as("until"));
        try (CloseableIterator<Row> rows = visits.execute().collect()) {
            while (rows.hasNext()) System.out.println(rows.next());
        }
    }
}
