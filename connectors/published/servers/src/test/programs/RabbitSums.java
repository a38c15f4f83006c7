import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.connectors.rabbitmq.RMQSink;
import org.apache.flink.streaming.connectors.rabbitmq.RMQSource;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.Collector;

/// Adds the numbers of the messages "key,number" of the queue "numbers", and writes each new sum to the queue "sums".
///
/// Arguments are pairs key=value: port, fail, and options of Flink, which contain a point.
public final class RabbitSums {
    private RabbitSums() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        RMQConnectionConfig connection = new RMQConnectionConfig.Builder()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(arguments.get("port")))
                .setUserName("guest")
                .setPassword("guest")
                .setVirtualHost("/")
                .build();
        environment
                .addSource(new RMQSource<>(connection, "numbers", true, new SimpleStringSchema()))
                .setParallelism(1)
                .keyBy(message -> message.substring(0, message.indexOf(',')))
                .process(new Sums(Boolean.parseBoolean(arguments.get("fail"))))
                .addSink(new RMQSink<>(connection, "sums", new SimpleStringSchema()));
        environment.execute("sums");
    }

    /// Keeps the sum of each key. If asked, the function fails once after a checkpoint.
    private static final class Sums extends KeyedProcessFunction<String, String, String> implements CheckpointListener {
        private final boolean fail;
        private transient ValueState<Long> sum;
        private transient int seen;
        private transient boolean checkpointed;

        private Sums(boolean fail) {
            this.fail = fail;
        }

        @Override
        public void open(Configuration settings) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
        }

        @Override
        public void processElement(String message, Context context, Collector<String> out) throws Exception {
            if (fail && getRuntimeContext().getAttemptNumber() == 0) {
                LockSupport.parkNanos(1_000_000);
                if (checkpointed && ++seen > 20) throw new IllegalStateException("this program fails once");
            }
            long number = Long.parseLong(message.substring(message.indexOf(',') + 1));
            long next = (sum.value() == null ? 0 : sum.value()) + number;
            sum.update(next);
            out.collect(context.getCurrentKey() + "," + next);
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            checkpointed = true;
        }
    }
}
