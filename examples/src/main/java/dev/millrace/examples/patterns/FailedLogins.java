package dev.millrace.examples.patterns;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.cep.CEP;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.SimpleCondition;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Reports a user with five failed logins in a row within a minute.
///
/// The program shows a repeated element whose events follow each other directly, and a skip strategy: two reports share
/// no login. Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.patterns.FailedLogins --input examples/data/logins.csv
public final class FailedLogins {
    /// The file holds no login that is more than this behind a login before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int FAILURES = 5;

    private FailedLogins() {}

    /// @param args `--input FILE`: logins as CSV with a header
    public static void main(String[] args) throws Exception {
        String input = ParameterTool.fromArgs(args).get("input", "examples/data/logins.csv");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        bursts(logins(env, input)).print();
        env.execute("failed logins");
    }

    /// The logins of a file, with timestamps and watermarks.
    static DataStream<Login> logins(StreamExecutionEnvironment env, String file) {
        CsvReaderFormat<Login> csv =
                CsvReaderFormat.forSchema(CsvSchema.forType(Login.class).withHeader(), TypeInformation.of(Login.class));
        WatermarkStrategy<Login> eventTime = WatermarkStrategy.<Login>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((login, _) -> login.millis());
        return env.fromSource(
                FileSource.forRecordStreamFormat(csv, new Path(file)).build(), eventTime, "logins");
    }

    /// The bursts of failed logins.
    static DataStream<Burst> bursts(DataStream<Login> logins) {
        Pattern<Login, ?> pattern = Pattern.<Login>begin("failed", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(login -> !login.success()))
                .times(FAILURES)
                .consecutive()
                .within(WINDOW);
        return CEP.pattern(logins.keyBy(Login::user), pattern)
                .select(match -> {
                    List<Login> failed = Objects.requireNonNull(match.get("failed"));
                    return new Burst(
                            failed.getFirst().user(),
                            failed.getFirst().id(),
                            failed.getLast().id());
                })
                .name("failed logins")
                .uid("failed-logins");
    }
}
