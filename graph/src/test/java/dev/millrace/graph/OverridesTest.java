package dev.millrace.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.time.WatermarkStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests the setting that overrides parallelisms.
class OverridesTest {
    private static final String NOBODY = "0123456789abcdef0123456789abcdef";

    /// Builds a source, a map that the source forwards to, and counts by key with a sink.
    private static JobGraph graph(Map<String, String> overrides) {
        Configuration configuration = new Configuration();
        if (!overrides.isEmpty()) configuration.set(PipelineOptions.PARALLELISM_OVERRIDES, overrides);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment
                .fromSource(new NumberSequenceSource(1, 10), WatermarkStrategy.noWatermarks(), "numbers")
                .map(n -> n + 1)
                .startNewChain()
                .keyBy(n -> n % 3)
                .reduce(Long::sum)
                .setMaxParallelism(100)
                .sinkTo(new DiscardingSink<>());
        return JobGraphs.build(environment.describe("job"));
    }

    private static JobGraph overridden(String... parallelisms) {
        List<Vertex> vertices = graph(Map.of()).vertices();
        Map<String, String> overrides = new LinkedHashMap<>();
        overrides.put(NOBODY, "7");
        for (int i = 0; i < parallelisms.length; i++)
            if (!parallelisms[i].isEmpty()) overrides.put(vertices.get(i).head().uid(), parallelisms[i]);
        return graph(overrides);
    }

    private static List<Integer> parallelisms(JobGraph graph) {
        return graph.vertices().stream().map(Vertex::parallelism).toList();
    }

    @Test
    void the_setting_counts_before_the_program() {
        assertThat(parallelisms(graph(Map.of()))).containsExactly(2, 2, 2);
        assertThat(parallelisms(overridden())).containsExactly(2, 2, 2);
        assertThat(parallelisms(overridden("", "", "5"))).containsExactly(2, 2, 5);
        assertThat(parallelisms(overridden("3", "3", "1"))).containsExactly(3, 3, 1);
    }

    @Test
    void a_vertex_that_is_forwarded_to_follows_its_sender() {
        assertThat(parallelisms(overridden("3", "", ""))).containsExactly(3, 3, 2);
        assertThat(parallelisms(overridden("", "1", ""))).containsExactly(1, 1, 2);
        assertThatThrownBy(() -> overridden("3", "4"))
                .hasMessageContaining("MR-3008")
                .hasMessageContaining("[3, 4]")
                .hasMessageContaining("A forward edge connects these vertices");
    }

    @Test
    void a_maximum_that_the_program_does_not_set_follows_the_parallelism() {
        assertThat(overridden("200").vertices().getFirst().maxParallelism()).isEqualTo(512);
        assertThatThrownBy(() -> overridden("", "", "101"))
                .hasMessageContaining("MR-3004")
                .hasMessageContaining("maximum parallelism 100");
    }

    @Test
    void what_is_no_parallelism_is_refused() {
        for (String wrong : List.of("0", "-1", "many", "99999999999"))
            assertThatThrownBy(() -> overridden(wrong))
                    .hasMessageContaining("MR-3008")
                    .hasMessageContaining("'" + wrong + "'");
    }
}
