import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.jdbc.core.datastream.source.JdbcSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.mariadb.jdbc.MariaDbDataSource;

/// Copies the rows of the table "numbers", or the same rows from a sequence, to another table with doubled amounts.
///
/// Arguments are pairs key=value: url, table, guarantee, fail, and options of Flink, which contain a point.
public final class MariaDbCopy {
    private MariaDbCopy() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = Arrays.stream(args)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Configuration settings = new Configuration();
        arguments.forEach((key, value) -> {
            if (key.contains(".")) settings.setString(key, value);
        });
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        String url = arguments.get("url");
        TypeInformation<Tuple2<Integer, Long>> type = TypeInformation.of(new TypeHint<>() {});
        JdbcSource<Tuple2<Integer, Long>> source = JdbcSource.<Tuple2<Integer, Long>>builder()
                .setDBUrl(url)
                .setUsername("root")
                .setPassword("")
                .setDriverName("org.mariadb.jdbc.Driver")
                .setSql("select id, amount from numbers")
                .setTypeInformation(type)
                .setResultExtractor(row -> Tuple2.of(row.getInt(1), row.getLong(2)))
                .build();
        boolean fail = Boolean.parseBoolean(arguments.get("fail"));
        // When a job restarts, the source of the connector reads rows again. So a job that fails counts by itself.
        DataStream<Tuple2<Integer, Long>> rows = fail
                ? environment
                        .fromSequence(1, 5_000)
                        .map(number -> Tuple2.of(number.intValue(), number * 3))
                        .returns(type)
                : environment.fromSource(source, WatermarkStrategy.noWatermarks(), "rows");
        rows.map(new Doubling(fail)).sinkTo(sink(arguments.get("guarantee"), url, arguments.get("table")));
        environment.execute("copy");
    }

    /// Doubles the amounts. If asked, the function slows the job down, and fails once after a checkpoint.
    private static final class Doubling extends RichMapFunction<Tuple2<Integer, Long>, Tuple2<Integer, Long>>
            implements CheckpointListener {
        private final boolean fail;
        private boolean checkpointed;

        private Doubling(boolean fail) {
            this.fail = fail;
        }

        @Override
        public Tuple2<Integer, Long> map(Tuple2<Integer, Long> row) {
            if (fail && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                LockSupport.parkNanos(1_000_000);
                if (checkpointed) {
                    System.out.println("this program fails once"); // Flink writes no logs here
                    throw new IllegalStateException("this program fails once");
                }
            }
            return Tuple2.of(row.f0, row.f1 * 2);
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            checkpointed = true;
        }
    }

    private static Sink<Tuple2<Integer, Long>> sink(String guarantee, String url, String table) {
        var builder = JdbcSink.<Tuple2<Integer, Long>>builder()
                .withQueryStatement("insert into " + table + " values (?, ?)", (statement, row) -> {
                    statement.setInt(1, row.f0);
                    statement.setLong(2, row.f1);
                });
        if (guarantee.equals("AT_LEAST_ONCE")) {
            return builder.withExecutionOptions(JdbcExecutionOptions.builder().build())
                    .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                            .withUrl(url)
                            .withDriverName("org.mariadb.jdbc.Driver")
                            .withUsername("root")
                            .withPassword("")
                            .build());
        }
        return builder.withExecutionOptions(
                        JdbcExecutionOptions.builder().withMaxRetries(0).build())
                .buildExactlyOnce(
                        JdbcExactlyOnceOptions.builder()
                                .withTransactionPerConnection(true)
                                .build(),
                        () -> {
                            try {
                                return new MariaDbDataSource(url + "?user=root&password=");
                            } catch (SQLException invalid) {
                                throw new IllegalArgumentException(invalid);
                            }
                        });
    }
}
