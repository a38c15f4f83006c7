package dev.millrace.examples.fraud;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import java.time.Duration;

/// Reports a card that is used in two countries within half an hour, and declines its payments for the next hour.
///
/// The program shows keyed state, event-time timers that clear the state, and a side output. Run it from the root of
/// the source tree:
///
///     ./millrace run dev.millrace.examples.fraud.FraudDetection --input examples/data/payments.csv
public final class FraudDetection {
    /// The file holds no payment that is more than this behind a payment before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    private FraudDetection() {}

    /// @param args `--input FILE`: payments as CSV with a header
    public static void main(String[] args) throws Exception {
        String input = ParameterTool.fromArgs(args).get("input", "examples/data/payments.csv");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        SingleOutputStreamOperator<Alert> alerts = alerts(payments(env, input));
        alerts.print("alert");
        alerts.getSideOutput(WatchCard.DECLINED).print("declined");
        env.execute("fraud detection");
    }

    /// The payments of a file, with timestamps and watermarks.
    static DataStream<Payment> payments(StreamExecutionEnvironment env, String file) {
        CsvReaderFormat<Payment> csv = CsvReaderFormat.forSchema(
                CsvSchema.forType(Payment.class).withHeader(), TypeInformation.of(Payment.class));
        WatermarkStrategy<Payment> eventTime = WatermarkStrategy.<Payment>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((payment, _) -> payment.millis());
        return env.fromSource(
                FileSource.forRecordStreamFormat(csv, new Path(file)).build(), eventTime, "payments");
    }

    /// The alerts, with the declined payments in the side output [WatchCard#DECLINED].
    static SingleOutputStreamOperator<Alert> alerts(DataStream<Payment> payments) {
        return payments.keyBy(Payment::card)
                .process(new WatchCard())
                .name("watch cards")
                .uid("watch-cards");
    }
}
