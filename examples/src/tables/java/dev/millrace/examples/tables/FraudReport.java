package dev.millrace.examples.tables;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.lit;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.value.Row;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.api.window.Tumble;
import dev.millrace.table.schema.Schema;

/// Reports the cards that spend unusually much within an hour: payments become a table with event time, windows of an
/// hour sum them, and a function of the program rates the sums.
public final class FraudReport {
    private FraudReport() {}

    /// Runs the report, and prints a line for each suspicious hour of a card.
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.createTemporarySystemFunction("rating", Rating.class);
        Table payments = tables.fromDataStream(
                environment.fromData(
                        new Payment("4711", 20, "2026-01-05 10:02:00"),
                        new Payment("4711", 35, "2026-01-05 10:20:00"),
                        new Payment("0815", 900, "2026-01-05 10:31:00"),
                        new Payment("0815", 450, "2026-01-05 10:50:00"),
                        new Payment("4711", 3000, "2026-01-05 11:05:00"),
                        new Payment("0815", 12, "2026-01-05 11:40:00")),
                Schema.newBuilder()
                        .columnByExpression("moment", "TO_TIMESTAMP(paidAt)")
                        .watermark("moment", "moment - INTERVAL '1' MINUTE")
                        .build());
        Table hours = payments.window(
                        Tumble.over(lit(1).hours()).on($("moment")).as("w"))
                .groupBy($("card"), $("w"))
                .select(
                        $("card"),
                        $("w").start().as("begin"),
                        $("card").count().as("payments"),
                        $("amount").sum().as("total"));
        tables.createTemporaryView("hours", hours);
        Table report = tables.sqlQuery(
                "SELECT card, payments, total, rating(payments, total) AS rating FROM hours WHERE total > 1000");
        try (CloseableIterator<Row> rows = report.execute().collect()) {
            while (rows.hasNext()) System.out.println(rows.next());
        }
    }
}
