import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.cdc.connectors.base.options.StartupOptions;
import org.apache.flink.cdc.connectors.postgres.source.PostgresSourceBuilder;
import org.apache.flink.cdc.debezium.JsonDebeziumDeserializationSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/// Writes the rows of the table "shop.orders" and their changes to files, as JSON of Debezium.
///
/// Arguments are pairs key=value: port, out, fail, and options of Flink, which contain a point.
public final class PostgresChanges {
    private PostgresChanges() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        var source = PostgresSourceBuilder.PostgresIncrementalSource.<String>builder()
                .hostname("localhost")
                .port(Integer.parseInt(arguments.get("port")))
                .database("postgres")
                .schemaList("shop")
                .tableList("shop.orders")
                .username("postgres")
                .password("postgres")
                .slotName("millrace")
                .decodingPluginName("pgoutput")
                .splitSize(100)
                .startupOptions(StartupOptions.initial())
                .deserializer(new JsonDebeziumDeserializationSchema())
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "changes")
                .map(new Failing(Boolean.parseBoolean(arguments.get("fail"))))
                .sinkTo(FileSink.forRowFormat(new Path(arguments.get("out")), new SimpleStringEncoder<String>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .build());
        environment.execute("changes");
    }

    /// If asked, the function fails once when a change of a row arrives after a checkpoint.
    private static final class Failing extends RichMapFunction<String, String> implements CheckpointListener {
        private final boolean fail;
        private transient boolean checkpointed;

        private Failing(boolean fail) {
            this.fail = fail;
        }

        @Override
        public String map(String change) {
            boolean first = getRuntimeContext().getAttemptNumber() == 0;
            if (fail && first && checkpointed && change.contains("\"op\":\"u\"")) {
                throw new IllegalStateException("this program fails once");
            }
            return change;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            checkpointed = true;
        }
    }
}
