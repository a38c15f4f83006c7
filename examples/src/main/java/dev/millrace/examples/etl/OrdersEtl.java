package dev.millrace.examples.etl;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.BadRecord;
import dev.millrace.format.text.CsvSchema;
import dev.millrace.format.text.Decoded;
import dev.millrace.format.text.JsonLinesEncoder;
import dev.millrace.format.text.RouteBadRecords;
import java.time.ZoneOffset;
import java.util.Locale;

/// Converts a CSV file of orders to JSON files of sales, with one directory per day, and keeps bad rows in
/// separate files.
///
/// The program shows a source that routes bad rows, the removal of duplicates with state that expires, side outputs,
/// and a file sink that writes each record exactly once. Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.etl.OrdersEtl --input examples/data/orders.csv --output sales
public final class OrdersEtl {
    private static final long CHECKPOINT_MILLIS = 10_000;
    private static final OutputTag<BadRecord> UNREADABLE =
            new OutputTag<>("unreadable", TypeInformation.of(BadRecord.class));

    private OrdersEtl() {}

    /// @param args `--input FILE`: orders as CSV with a header; `--output DIRECTORY`
    public static void main(String[] args) throws Exception {
        ParameterTool options = ParameterTool.fromArgs(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        // The sink publishes a file when a checkpoint is complete, or when the input ends.
        env.enableCheckpointing(CHECKPOINT_MILLIS);
        define(env, options.get("input", "examples/data/orders.csv"), options.get("output", "sales"));
        env.execute("orders");
    }

    static void define(StreamExecutionEnvironment env, String input, String output) {
        CsvReaderFormat<Order> csv =
                CsvReaderFormat.forSchema(CsvSchema.forType(Order.class).withHeader(), TypeInformation.of(Order.class));
        FileSource<Decoded<Order>> source =
                FileSource.forRecordStreamFormat(csv.decoded(), new Path(input)).build();
        SingleOutputStreamOperator<Order> rows = env.fromSource(source, WatermarkStrategy.noWatermarks(), "rows")
                .process(new RouteBadRecords<Order>(UNREADABLE))
                .returns(Order.class)
                .name("read orders");
        SingleOutputStreamOperator<Order> orders =
                rows.process(new CheckOrder()).name("check orders");

        orders.keyBy(Order::id)
                .filter(new FirstOnly())
                .name("remove duplicates")
                .uid("remove-duplicates")
                .map(OrdersEtl::sale)
                .sinkTo(FileSink.forRowFormat(new Path(output, "by-day"), new JsonLinesEncoder<Sale>())
                        .withBucketAssigner(new ByDay())
                        .build())
                .name("sales")
                .uid("sales");

        DataStream<Rejected> unreadable = rows.getSideOutput(UNREADABLE)
                .map(record -> new Rejected(record.payload(), record.field() + ": " + record.cause()));
        unreadable
                .union(orders.getSideOutput(CheckOrder.REJECTED))
                .sinkTo(FileSink.forRowFormat(new Path(output, "rejected"), new JsonLinesEncoder<Rejected>())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build())
                .name("rejected")
                .uid("rejected");
    }

    private static Sale sale(Order order) {
        return new Sale(
                order.id(),
                order.time().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                order.customer(),
                order.country().strip().toUpperCase(Locale.ROOT),
                order.quantity() * order.price());
    }
}
