package dev.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bench.load.Workload;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void without_words_all_workloads_run_at_full_length() {
        var options = BenchOptions.parse(new String[0]);
        assertThat(options.workloads()).containsExactly(Workload.values());
        assertThat(options.entrants()).isEmpty();
        assertThat(options.effort().runs()).isEqualTo(3);
        assertThat(options.effort().runSeconds()).isEqualTo(10);
        assertThat(options.isQuick()).isFalse();
        assertThat(options.isRecorded()).isFalse();
    }

    @Test
    void words_choose_workloads_and_options_their_manner() {
        var options = BenchOptions.parse(
                "keyed --quick --engines flink,bare --runs 5 window-join --heap 1g --flink-gc Z --table t.md --record"
                        .split(" "));
        assertThat(options.workloads()).containsExactly(Workload.KEYED, Workload.WINDOW_JOIN);
        assertThat(options.entrants()).containsExactly(Entrant.FLINK, Entrant.BARE);
        assertThat(options.effort().runs()).isEqualTo(5);
        assertThat(options.isQuick()).isTrue();
        assertThat(options.heap()).isEqualTo("1g");
        assertThat(options.flinkCollector()).isEqualTo("Z");
        assertThat(options.table()).isEqualTo(Path.of("t.md"));
        assertThat(options.isRecorded()).isTrue();
    }

    @Test
    void what_is_unknown_or_incomplete_is_refused_by_name() {
        assertThatThrownBy(() -> BenchOptions.parse(new String[] {"keyd"}))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("keyd");
        assertThatThrownBy(() -> BenchOptions.parse(new String[] {"--engines", "spark"}))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("spark");
        assertThatThrownBy(() -> BenchOptions.parse(new String[] {"--heap"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--heap");
    }

    @Test
    void paths_stands_for_the_workloads_beside_the_first_benchmarks() {
        var workloads = BenchOptions.parse(new String[] {"paths"}).workloads();
        assertThat(workloads).isEqualTo(Workload.PATHS).hasSizeGreaterThan(25);
        assertThat(workloads).contains(Workload.MAP_TTL, Workload.EXCHANGE, Workload.RESCALE, Workload.ROCKSDB_TENTH);
        assertThat(BenchOptions.USAGE).contains("async-unordered-10ms");
    }
}
