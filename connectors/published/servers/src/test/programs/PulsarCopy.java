import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.pulsar.sink.PulsarSink;
import org.apache.flink.connector.pulsar.sink.PulsarSinkOptions;
import org.apache.flink.connector.pulsar.source.PulsarSource;
import org.apache.flink.connector.pulsar.source.enumerator.cursor.StartCursor;
import org.apache.flink.connector.pulsar.source.enumerator.cursor.StopCursor;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// Copies the messages of a topic of Pulsar to another topic, with an exclamation mark.
///
/// Arguments are pairs key=value: service, admin (addresses), in, out, guarantee, fail (a file: the first subtask
/// that sees no such file creates the file and fails once), and options of Flink, which contain a point.
public final class PulsarCopy {
    private static final int FAIL_AT = 500;
    /// The connector does not abort a transaction that was ready to commit when the job failed. Readers wait until
    /// the transaction times out.
    private static final long TRANSACTION_MILLIS = 60_000;

    private PulsarCopy() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        PulsarSource<String> source = PulsarSource.builder()
                .setServiceUrl(arguments.get("service"))
                .setAdminUrl(arguments.get("admin"))
                .setTopics(arguments.get("in"))
                .setSubscriptionName("copy-" + arguments.get("out"))
                .setStartCursor(StartCursor.earliest())
                .setBoundedStopCursor(StopCursor.latest())
                .setDeserializationSchema(new SimpleStringSchema())
                .build();
        PulsarSink<String> sink = PulsarSink.builder()
                .setServiceUrl(arguments.get("service"))
                .setAdminUrl(arguments.get("admin"))
                .setTopics(arguments.get("out"))
                .setSerializationSchema(new SimpleStringSchema())
                .setDeliveryGuarantee(DeliveryGuarantee.valueOf(arguments.get("guarantee")))
                .setConfig(PulsarSinkOptions.PULSAR_WRITE_TRANSACTION_TIMEOUT, TRANSACTION_MILLIS)
                .build();
        String failure = arguments.get("fail");
        int[] seen = new int[1];
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "in")
                .map(value -> {
                    if (failure != null && ++seen[0] == FAIL_AT && new java.io.File(failure).createNewFile()) {
                        throw new IllegalStateException("this program fails once");
                    }
                    return value + "!";
                })
                .sinkTo(sink);
        environment.execute("pulsar");
    }
}
