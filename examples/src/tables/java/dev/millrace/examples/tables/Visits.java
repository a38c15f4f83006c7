package dev.millrace.examples.tables;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.schema.Schema;

/// Groups the clicks of visitors into visits: a visit ends when its visitor has not clicked for half an hour.
public final class Visits {
    private Visits() {}

    /// Finds the visits, and prints a line for each of them.
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        Table clicks = tables.fromDataStream(
                environment.fromData(
                        new Click("ann", "/", "2026-01-05 10:00:00"),
                        new Click("bob", "/", "2026-01-05 10:05:00"),
                        new Click("ann", "/shoes", "2026-01-05 10:10:00"),
                        new Click("ann", "/shoes/7", "2026-01-05 10:39:00"),
                        new Click("bob", "/help", "2026-01-05 10:40:00"),
                        new Click("ann", "/", "2026-01-05 11:30:00")),
                Schema.newBuilder()
                        .columnByExpression("moment", "TO_TIMESTAMP(clickedAt)")
                        .watermark("moment", "moment - INTERVAL '1' MINUTE")
                        .build());
        tables.createTemporaryView("clicks", clicks);
        Table visits =
                tables.sqlQuery("SELECT visitor, COUNT(page) AS clicks, DATE_FORMAT(window_end, 'HH:mm') AS ended"
                        + " FROM TABLE(SESSION(TABLE clicks PARTITION BY visitor, DESCRIPTOR(moment), INTERVAL '30' MINUTES))"
                        + " GROUP BY visitor, window_start, window_end");
        try (CloseableIterator<Row> rows = visits.execute().collect()) {
            while (rows.hasNext()) System.out.println(rows.next());
        }
    }
}
