import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.opensearch.sink.Opensearch2SinkBuilder;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.http.HttpHost;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.client.Requests;

/// Writes orders to an index of OpenSearch. The number of an order is the identifier of its document.
///
/// Arguments are pairs key=value: port, index, count, fail, and options of Flink, which contain a point.
public final class OpenSearchWrite {
    private OpenSearchWrite() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        String index = arguments.get("index");
        environment
                .fromSequence(1, Long.parseLong(arguments.get("count")))
                .map(new Failing(Boolean.parseBoolean(arguments.get("fail"))))
                .sinkTo(new Opensearch2SinkBuilder<Long>()
                        .setHosts(new HttpHost("127.0.0.1", Integer.parseInt(arguments.get("port")), "http"))
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setBulkFlushMaxActions(100)
                        .setEmitter((number, context, indexer) -> indexer.add(request(index, number)))
                        .build());
        environment.execute("orders");
    }

    private static IndexRequest request(String index, long number) {
        return Requests.indexRequest()
                .index(index)
                .id("order-" + number)
                .source(Map.of("number", number, "amount", number * 2));
    }

    /// If asked, the function slows the job down, and fails once after a checkpoint.
    private static final class Failing extends RichMapFunction<Long, Long> implements CheckpointListener {
        private final boolean fail;
        private transient boolean checkpointed;

        private Failing(boolean fail) {
            this.fail = fail;
        }

        @Override
        public Long map(Long number) {
            if (fail && getRuntimeContext().getAttemptNumber() == 0) {
                LockSupport.parkNanos(1_000_000);
                if (checkpointed) throw new IllegalStateException("this program fails once");
            }
            return number;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            checkpointed = true;
        }
    }
}
