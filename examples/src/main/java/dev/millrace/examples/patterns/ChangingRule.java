package dev.millrace.examples.patterns;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.cep.dynamic.DynamicPatterns;
import dev.millrace.cep.dynamic.MatchedEvent;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.source.FileSource;
import java.util.List;
import java.util.Objects;

/// Reports a user with a burst of failed logins, by a rule that changes while the program runs.
///
/// The program shows patterns that come from a stream: the first rule asks for five failed logins within a minute, and
/// the second one, from 03:00 on, for three within two minutes. A burst that began before 03:00 still ends under the
/// first rule. Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.patterns.ChangingRule --input examples/data/logins.csv
///         --rules examples/data/login-rules.jsonl
public final class ChangingRule {
    private ChangingRule() {}

    /// Runs the program. Its results go to the output.
    public static void main(String[] args) throws Exception {
        ParameterTool parameters = ParameterTool.fromArgs(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        bursts(FailedLogins.logins(env, parameters.getRequired("input")), rules(env, parameters.getRequired("rules")))
                .print();
        env.execute("failed logins by a changing rule");
    }

    /// The rules of a file, one per line.
    static DataStream<String> rules(StreamExecutionEnvironment env, String file) {
        return env.fromSource(
                FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path(file))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "rules");
    }

    /// The bursts of failed logins, with the version of the rule under which they were found.
    static DataStream<RuledBurst> bursts(DataStream<Login> logins, DataStream<String> rules) {
        return DynamicPatterns.of(logins.keyBy(Login::user), rules, ChangingRule::field)
                .waitForPatterns()
                .select(
                        match -> {
                            List<MatchedEvent<Login>> failed =
                                    Objects.requireNonNull(match.events().get("failed"));
                            Login first = failed.getFirst().event();
                            return new RuledBurst(
                                    first.user(),
                                    match.version(),
                                    first.id(),
                                    failed.getLast().event().id());
                        },
                        TypeInformation.of(RuledBurst.class))
                .uid("failed-logins");
    }

    private static Object field(Login login, String field) {
        return switch (field) {
            case "user" -> login.user();
            case "success" -> login.success();
            default -> login.id();
        };
    }
}
