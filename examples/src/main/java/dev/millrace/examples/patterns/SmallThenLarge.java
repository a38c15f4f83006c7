package dev.millrace.examples.patterns;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.cep.CEP;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import java.time.Duration;
import java.util.Objects;

/// Reports a card with a small payment that a large one follows within ten minutes, which is how thieves test a card.
///
/// The program shows a pattern of two elements with a limit of time. Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.patterns.SmallThenLarge --input examples/data/payments.csv
public final class SmallThenLarge {
    /// The file holds no payment that is more than this behind a payment before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final long SMALL_CENTS = 2_000;
    static final long LARGE_CENTS = 10_000;

    private SmallThenLarge() {}

    /// @param args `--input FILE`: payments as CSV with a header
    public static void main(String[] args) throws Exception {
        String input = ParameterTool.fromArgs(args).get("input", "examples/data/payments.csv");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        probes(payments(env, input)).print();
        env.execute("small then large");
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

    /// The pairs of a small payment and the next large payment of the same card.
    static DataStream<Probe> probes(DataStream<Payment> payments) {
        Pattern<Payment, ?> pattern = Pattern.<Payment>begin("small")
                .where(SimpleCondition.of(payment -> payment.cents() < SMALL_CENTS))
                .followedBy("large")
                .where(SimpleCondition.of(payment -> payment.cents() > LARGE_CENTS))
                .within(WINDOW);
        return CEP.pattern(payments.keyBy(Payment::card), pattern)
                .select(match -> {
                    Payment small = Objects.requireNonNull(match.get("small")).getFirst();
                    return new Probe(
                            small.card(),
                            small.id(),
                            Objects.requireNonNull(match.get("large"))
                                    .getFirst()
                                    .id());
                })
                .name("small then large")
                .uid("small-then-large");
    }
}
