import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.jdbc.core.datastream.source.JdbcSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.postgresql.xa.PGXADataSource;

/// Copies the rows of the table "numbers" to another table, and doubles their amounts.
///
/// Arguments are pairs key=value: url, table, guarantee, and options of Flink, which contain a point.
public final class JdbcCopy {
    private JdbcCopy() {}

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
                .setUsername("postgres")
                .setPassword("postgres")
                .setDriverName("org.postgresql.Driver")
                .setSql("select id, amount from numbers")
                .setTypeInformation(type)
                .setResultExtractor(row -> Tuple2.of(row.getInt(1), row.getLong(2)))
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "rows")
                .map(row -> Tuple2.of(row.f0, row.f1 * 2))
                .returns(Types.TUPLE(Types.INT, Types.LONG))
                .sinkTo(sink(arguments.get("guarantee"), url, arguments.get("table")));
        environment.execute("copy");
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
                            .withDriverName("org.postgresql.Driver")
                            .withUsername("postgres")
                            .withPassword("postgres")
                            .build());
        }
        return builder.withExecutionOptions(
                        JdbcExecutionOptions.builder().withMaxRetries(0).build())
                .buildExactlyOnce(
                        JdbcExactlyOnceOptions.builder()
                                .withTransactionPerConnection(true)
                                .build(),
                        () -> {
                            PGXADataSource server = new PGXADataSource();
                            server.setUrl(url);
                            server.setUser("postgres");
                            server.setPassword("postgres");
                            return server;
                        });
    }
}
