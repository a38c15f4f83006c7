package dev.millrace.sql.environment;

import static dev.millrace.table.api.Expressions.$;
import static dev.millrace.table.api.Expressions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.table.api.Table;
import dev.millrace.table.api.bridge.StreamTableEnvironment;
import dev.millrace.table.api.window.Tumble;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs programs that turn streams into tables and tables into streams.
@Timeout(120)
class StreamTablesTest {
    private final StreamExecutionEnvironment streams = StreamExecutionEnvironment.getExecutionEnvironment();
    private final StreamTableEnvironment tables;

    StreamTablesTest() {
        streams.setParallelism(2);
        tables = StreamTableEnvironment.create(streams);
    }

    /// Is a record of Java.
    public record Click(String who, long millis, Instant at) {}

    /// Is a POJO.
    public static final class Count {
        public String who = "";
        public long n;
    }

    /// Is a POJO with a constructor for all fields.
    public static final class Order {
        public long user;
        public String product = "";
        public int amount;

        public Order() {}

        public Order(long user, String product, int amount) {
            this.user = user;
            this.product = product;
            this.amount = amount;
        }

        @Override
        public String toString() {
            return user + " " + product + " " + amount;
        }
    }

    private static List<String> texts(DataStream<?> stream) throws Exception {
        List<String> texts = new ArrayList<>();
        try (CloseableIterator<?> iterator = stream.executeAndCollect()) {
            while (iterator.hasNext()) texts.add(iterator.next().toString());
        }
        return texts;
    }

    private DataStream<Click> clicks() {
        return streams.fromData(
                new Click("ann", 1_000, Instant.ofEpochMilli(1_000)),
                new Click("bob", 2_000, Instant.ofEpochMilli(2_000)),
                new Click("ann", 12_000, Instant.ofEpochMilli(12_000)));
    }

    @Test
    void a_stream_of_records_becomes_a_table_and_a_stream_of_rows() throws Exception {
        Table table = tables.fromDataStream(clicks());
        assertThat(table.getResolvedSchema().toString())
                .contains("`who` STRING", "`millis` BIGINT NOT NULL", "`at` TIMESTAMP_LTZ(9)");
        tables.createTemporaryView("clicks", clicks());
        Table query =
                tables.sqlQuery("SELECT UPPER(who) AS who, millis / 1000 AS seconds FROM clicks WHERE millis > 1500");
        assertThat(texts(tables.toDataStream(query))).containsExactlyInAnyOrder("+I[BOB, 2]", "+I[ANN, 12]");
    }

    @Test
    void changes_of_a_table_become_a_stream_of_rows_with_kinds() throws Exception {
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        Table counts = tables.fromDataStream(clicks())
                .groupBy($("who"))
                .select($("who"), $("who").count().as("n"));
        assertThat(texts(tables.toChangelogStream(counts)))
                .containsExactlyInAnyOrder("+I[ann, 1]", "+I[bob, 1]", "-U[ann, 1]", "+U[ann, 2]");
        assertThatThrownBy(() -> tables.toDataStream(counts))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("toChangelogStream");
    }

    @Test
    void a_stream_of_changes_becomes_a_table() throws Exception {
        tables.getConfig().set("millrace.sql.batch-rows", "1");
        DataStream<Row> changes = streams.fromData(
                        List.of(
                                Row.ofKind(RowKind.INSERT, "ann", 1),
                                Row.ofKind(RowKind.UPDATE_BEFORE, "ann", 1),
                                Row.ofKind(RowKind.UPDATE_AFTER, "ann", 5),
                                Row.ofKind(RowKind.INSERT, "bob", 2),
                                Row.ofKind(RowKind.DELETE, "bob", 2)),
                        Types.ROW_NAMED(new String[] {"who", "n"}, Types.STRING, Types.INT))
                .setParallelism(1);
        Table sum = tables.fromChangelogStream(changes).select($("n").sum().as("total"));
        List<String> rows = texts(tables.toChangelogStream(sum));
        assertThat(rows.getLast()).isEqualTo("+U[5]");
    }

    @Test
    void rows_become_pojos_records_tuples_and_single_values() throws Exception {
        Table named =
                tables.fromDataStream(clicks()).select($("who"), $("millis").as("n"));
        DataStream<Count> pojos = tables.toDataStream(named, Count.class);
        assertThat(texts(pojos.map(each -> each.who + "=" + each.n))).contains("bob=2000");
        assertThat(texts(tables.toDataStream(tables.fromDataStream(clicks()), Click.class)))
                .contains(new Click("bob", 2_000, Instant.ofEpochMilli(2_000)).toString());
        assertThat(texts(tables.toDataStream(named.select($("who")), String.class)))
                .contains("ann", "bob");
        assertThatThrownBy(() -> tables.toDataStream(named.select($("who"), $("n").as("m")), Count.class))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("Count");
    }

    @Test
    void columns_have_the_order_of_the_constructor_of_a_pojo() throws Exception {
        DataStream<Order> orders = streams.fromData(new Order(1, "beer", 3), new Order(2, "pen", 1));
        Table table = tables.fromDataStream(orders);
        assertThat(table.getResolvedSchema().getColumnNames()).containsExactly("user", "product", "amount");
        Table both = tables.sqlQuery("SELECT * FROM " + table + " WHERE amount > 1 UNION ALL SELECT * FROM " + table);
        assertThat(texts(tables.toDataStream(both, Order.class)))
                .containsExactlyInAnyOrder("1 beer 3", "1 beer 3", "2 pen 1");
    }

    @Test
    void tuples_and_single_values_become_columns() throws Exception {
        Table pairs = tables.fromDataStream(streams.fromData(Tuple2.of("a", 1), Tuple2.of("b", 2)));
        assertThat(texts(tables.toDataStream(pairs.where($("f1").isEqual(2))))).containsExactly("+I[b, 2]");
        Table numbers = tables.fromDataStream(streams.fromData(1, 2, 3)).as("n");
        assertThat(texts(tables.toDataStream(numbers.where($("n").isGreater(2)))))
                .containsExactly("+I[3]");
    }

    @Test
    void a_schema_adds_computed_columns_and_watermarks_for_windows() throws Exception {
        Schema schema = Schema.newBuilder()
                .columnByExpression("rowtime", "TO_TIMESTAMP_LTZ(millis, 3)")
                .watermark("rowtime", "rowtime - INTERVAL '1' SECOND")
                .build();
        tables.getConfig().set("table.local-time-zone", "UTC");
        tables.createTemporaryView("clicks", clicks(), schema);
        Table windows = tables.sqlQuery("""
                SELECT window_start, COUNT(*) AS n
                FROM TUMBLE(TABLE clicks, DESCRIPTOR(rowtime), INTERVAL '10' SECOND)
                GROUP BY window_start, window_end""");
        assertThat(texts(tables.toDataStream(windows)))
                .containsExactlyInAnyOrder("+I[1970-01-01T00:00, 2]", "+I[1970-01-01T00:00:10, 1]");
    }

    @Test
    void results_carry_the_event_time_of_their_rows() throws Exception {
        Schema schema = Schema.newBuilder()
                .columnByExpression("rowtime", "TO_TIMESTAMP_LTZ(millis, 3)")
                .watermark("rowtime", "rowtime - INTERVAL '1' SECOND")
                .build();
        Table table = tables.fromDataStream(clicks(), schema).select($("who"), $("rowtime"));
        DataStream<String> times = tables.toDataStream(table)
                .process(new ProcessFunction<Row, String>() {
                    @Override
                    public void processElement(Row row, Context context, Collector<String> out) {
                        out.collect(row.getField("who") + "@" + context.timestamp());
                    }
                })
                .returns(Types.STRING);
        assertThat(texts(times)).containsExactlyInAnyOrder("ann@1000", "bob@2000", "ann@12000");
    }

    private DataStream<Tuple2<String, Long>> timed() {
        return streams.fromData(Tuple2.of("a", 1_000L), Tuple2.of("b", 3_000L), Tuple2.of("a", 12_000L))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Tuple2<String, Long>>forMonotonousTimestamps()
                        .withTimestampAssigner((record, _) -> record.f1));
    }

    @Test
    void the_timestamps_and_watermarks_of_a_stream_are_those_of_the_table() throws Exception {
        Schema schema = Schema.newBuilder()
                .column("f0", "STRING")
                .columnByMetadata("rowtime", "TIMESTAMP_LTZ(3)")
                .watermark("rowtime", "SOURCE_WATERMARK()")
                .build();
        tables.createTemporaryView("timed", timed(), schema);
        Table counts = tables.sqlQuery("""
                SELECT COUNT(*), MAX(f0)
                FROM TUMBLE(TABLE timed, DESCRIPTOR(rowtime), INTERVAL '10' SECOND)
                GROUP BY window_start, window_end
                """);
        assertThat(texts(tables.toDataStream(counts))).containsExactlyInAnyOrder("+I[2, b]", "+I[1, a]");
    }

    @Test
    void fields_of_a_list_rename_columns_and_add_the_time() throws Exception {
        Table table = tables.fromDataStream(timed(), $("who"), $("millis"), $("at").rowtime());
        assertThat(table.getResolvedSchema().getColumnNames()).containsExactly("who", "millis", "at");
        Table counts = table.window(Tumble.over(lit(10).seconds()).on($("at")).as("w"))
                .groupBy($("w"))
                .select($("who").count());
        assertThat(texts(tables.toAppendStream(counts, Long.class))).containsExactlyInAnyOrder("2", "1");
    }

    @Test
    void each_change_of_an_upsert_stream_is_a_version() throws Exception {
        DataStream<Row> rates = streams.fromData(
                Row.ofKind(RowKind.INSERT, Instant.ofEpochMilli(1_000), "USD", 8),
                Row.ofKind(RowKind.UPDATE_AFTER, Instant.ofEpochMilli(4_000), "USD", 9));
        Schema ofRates = Schema.newBuilder()
                .column("f0", DataTypes.TIMESTAMP_LTZ(3))
                .column("f1", DataTypes.STRING().notNull())
                .column("f2", DataTypes.INT())
                .watermark("f0", "f0 - INTERVAL '2' SECONDS")
                .primaryKey("f1")
                .build();
        Table versions = tables.fromChangelogStream(rates, ofRates, ChangelogMode.upsert());
        tables.createTemporaryView("rates", versions.as("since", "currency", "rate"));
        Schema ofPayments = Schema.newBuilder()
                .column("f0", "TIMESTAMP_LTZ(3)")
                .column("f1", "STRING")
                .watermark("f0", "f0 - INTERVAL '2' SECONDS")
                .build();
        DataStream<Row> payments = streams.fromData(
                Row.of(Instant.ofEpochMilli(2_000), "USD"), Row.of(Instant.ofEpochMilli(5_000), "USD"));
        tables.createTemporaryView(
                "payments", tables.fromDataStream(payments, ofPayments).as("at", "currency"));
        Table joined = tables.sqlQuery("""
                SELECT rate FROM payments JOIN rates FOR SYSTEM_TIME AS OF payments.`at`
                ON payments.currency = rates.currency
                """);
        assertThat(texts(tables.toDataStream(joined))).containsExactlyInAnyOrder("+I[8]", "+I[9]");
    }

    @Test
    void changes_have_flags_or_a_schema() throws Exception {
        Table counts = tables.fromValues("a", "b", "a")
                .as("who")
                .groupBy($("who"))
                .select($("who"), lit(1).count().as("n"));
        List<String> flagged = texts(tables.toRetractStream(counts, Row.class));
        assertThat(flagged).contains("(true,+I[a, 2])", "(true,+I[b, 1])");
        Schema schema = Schema.newBuilder()
                .column("n", DataTypes.INT())
                .column("who", DataTypes.STRING().notNull())
                .primaryKey("who")
                .build();
        assertThat(texts(tables.toChangelogStream(counts, schema, ChangelogMode.upsert())))
                .contains("+I[1, b]")
                .noneMatch(each -> each.startsWith("-U"));
        assertThatThrownBy(() -> tables.toChangelogStream(counts, Schema.derived(), ChangelogMode.upsert()))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("needs a primary key");
    }
}
