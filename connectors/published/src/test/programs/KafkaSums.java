import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/// Reads "key,value" from a topic to its end, and writes "key,count,sum" for each record to another topic.
///
/// Arguments are pairs key=value: servers, in, out, guarantee, micros (the time that a record takes), hurry (a file:
/// if the file exists, a record takes no time), name (of the job), fail (a file: the first subtask that sees no such
/// file creates the file and fails once), and options of Flink, which contain a point.
public final class KafkaSums {
    private KafkaSums() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        String servers = arguments.get("servers");
        KafkaSource<String> source = KafkaSource.<String>builder()
                .setBootstrapServers(servers)
                .setTopics(arguments.get("in"))
                .setGroupId(arguments.get("name"))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        DeliveryGuarantee guarantee = DeliveryGuarantee.valueOf(arguments.get("guarantee"));
        KafkaSink<String> sink = KafkaSink.<String>builder()
                .setBootstrapServers(servers)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(arguments.get("name"))
                .setProperty("transaction.timeout.ms", "600000")
                .setRecordSerializer(KafkaRecordSerializationSchema.builder()
                        .setTopic(arguments.get("out"))
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .keyBy(line -> line.substring(0, line.indexOf(',')))
                .process(
                        new Sum(Long.parseLong(arguments.get("micros")), arguments.get("hurry"), arguments.get("fail")))
                .uid("sums")
                .sinkTo(sink)
                .uid("out");
        environment.execute(arguments.get("name"));
    }

    private static final class Sum extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1;

        private final long micros;
        private final String hurry;
        private final String failure;
        private transient ValueState<Long> count;
        private transient ValueState<Long> sum;
        private transient int seen;
        private transient boolean hurries;

        Sum(long micros, String hurry, String failure) {
            this.micros = micros;
            this.hurry = hurry;
            this.failure = failure;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Long.class));
        }

        @Override
        public void processElement(String line, Context context, Collector<String> out) throws Exception {
            hurries = hurries || hurry != null && new java.io.File(hurry).exists();
            if (micros > 0 && !hurries) LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            if (failure != null && ++seen == 500 && new java.io.File(failure).createNewFile()) {
                throw new IllegalStateException("the failure that the test asked for");
            }
            long value = Long.parseLong(line.substring(line.indexOf(',') + 1));
            long newCount = count.value() == null ? 1 : count.value() + 1;
            long newSum = sum.value() == null ? value : sum.value() + value;
            count.update(newCount);
            sum.update(newSum);
            out.collect(context.getCurrentKey() + "," + newCount + "," + newSum);
        }
    }
}
