package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the published jar of Flink's OpenSearch connector, unmodified, against a real server. The jar was built for
/// Flink 1.19, so Flink 2 cannot run the program for comparison.
final class OpenSearchJarTest {
    private static final int ORDERS = 2_000;
    private static final int LIMIT_SECONDS = 120;

    @TempDir
    private static Path directory;

    private static OpenSearch server;

    @BeforeAll
    static void start() throws IOException {
        server = OpenSearch.start(directory.resolve("opensearch"));
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_order_is_in_the_index_although_the_job_restarts(boolean fail) throws Exception {
        String index = "orders-" + fail;
        Path jar = Jars.flink1("OpenSearchWrite", "opensearch", directory);
        List<String> arguments = List.of(
                "port=" + server.port(),
                "index=" + index,
                "count=" + ORDERS,
                "fail=" + fail,
                "parallelism.default=2",
                "restart-strategy.type=fixed-delay",
                "restart-strategy.fixed-delay.attempts=2",
                "restart-strategy.fixed-delay.delay=100ms",
                "execution.checkpointing.interval=200ms",
                "execution.checkpointing.dir="
                        + directory.resolve("checkpoints-" + fail).toUri());
        try (ServerProcess job = Engine.MILLRACE.start(jar, List.of(), arguments, directory.resolve(index + ".log"))) {
            assertThat(job.await(LIMIT_SECONDS)).as(job::output).isZero();
            assertThat(job.output().contains("this program fails once")).isEqualTo(fail);
        }
        server.call("POST", "/" + index + "/_refresh", "");
        assertThat(number(server.call("GET", "/" + index + "/_count", ""), "count"))
                .isEqualTo(ORDERS);
        String sums = "{\"size\":0,\"aggs\":{\"sum\":{\"sum\":{\"field\":\"amount\"}}}}";
        assertThat(number(server.call("POST", "/" + index + "/_search?filter_path=aggregations", sums), "value"))
                .isEqualTo((double) ORDERS * (ORDERS + 1));
    }

    private static double number(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":([0-9.E]+)").matcher(json);
        assertThat(found.find()).as(json).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
