package dev.millrace.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bench.cluster.Board.Line;
import dev.millrace.bench.load.Workload;
import dev.millrace.bench.meter.LatencyHistogram;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    private static final long ELSEWHERE = -1;

    @TempDir
    private Path directory;

    private ClusterTask task(Workload workload) {
        return new ClusterTask(workload, directory.resolve("board").toString(), 100, 10, 1_000);
    }

    private static Letter letter(long number) {
        return new Letter(0, number, ELSEWHERE, new byte[Letter.BODY_BYTES]);
    }

    @Test
    void who_opens_the_same_file_sees_what_subtasks_tell() {
        ClusterTask task = task(Workload.EXCHANGE);
        Arrivals first = new Arrivals(task, 0);
        Arrivals second = new Arrivals(task, 1);
        Board board = Board.in(Path.of(task.board()));
        assertThat(board.get(Line.OPENED, 1)).isEqualTo(1);
        assertThat(board.get(Line.FIRST_NANOS, 0)).isZero();
        for (int i = 0; i < 128; i++) first.letter(letter(i));
        for (int i = 0; i < 64; i++) second.letter(letter(i));
        assertThat(board.count()).isEqualTo(192);
        assertThat(board.get(Line.FIRST_NANOS, 0)).isNotZero();
        assertThat(board.get(Line.PID, 1)).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void an_attempt_goes_on_counting_and_has_a_first_record_of_its_own() {
        ClusterTask task = task(Workload.WORKER_KILL);
        Arrivals before = new Arrivals(task, 0);
        for (int i = 0; i < 64; i++) before.came();
        Arrivals after = new Arrivals(task, 0);
        Board board = Board.in(Path.of(task.board()));
        assertThat(board.get(Line.OPENED, 0)).isEqualTo(2);
        assertThat(board.get(Line.FIRST_NANOS, 0)).isZero();
        for (int i = 0; i < 64; i++) after.came();
        assertThat(board.get(Line.FIRST_NANOS, 0)).isNotZero();
        assertThat(board.count()).isEqualTo(128);
    }

    @Test
    void letters_that_stayed_at_home_got_lost_or_came_twice_are_found() {
        Arrivals arrivals = new Arrivals(task(Workload.EXCHANGE), 0);
        Letter own = new Letter(0, 0, ProcessHandle.current().pid(), new byte[0]);
        assertThatThrownBy(() -> arrivals.letter(own)).hasMessageContaining("did not leave");
        arrivals.letter(letter(5));
        arrivals.letter(letter(6));
        assertThatThrownBy(() -> arrivals.letter(letter(6))).hasMessageContaining("6 came where 7 was due");
        assertThatThrownBy(() -> arrivals.letter(letter(8))).hasMessageContaining("8 came where 7 was due");
    }

    @Test
    void lateness_is_counted_for_whoever_reads_the_board() {
        ClusterTask task = task(Workload.LATENCY_TWO);
        Arrivals arrivals = new Arrivals(task, 1);
        long now = System.nanoTime();
        for (int i = 0; i < 99; i++) arrivals.late(now);
        arrivals.late(now - 3_600_000_000_000L);
        LatencyHistogram seen =
                LatencyHistogram.of(Board.in(Path.of(task.board())).latencies());
        assertThat(seen.count()).isEqualTo(100);
        assertThat(seen.quantile(0.5)).isLessThan(3_600_000_000_000L);
        assertThat(seen.max()).isGreaterThanOrEqualTo(3_600_000_000_000L);
    }

    @Test
    void each_key_comes_once_before_any_comes_twice() {
        ClusterTask task = task(Workload.RESCALE);
        Departures departures = new Departures(task, 0, 2);
        long keys = LongStream.range(0, 50)
                .flatMap(at -> LongStream.of(departures.key(at), departures.key(ClusterTask.LANE + at)))
                .distinct()
                .count();
        assertThat(keys).isEqualTo(100);
        assertThat(departures.key(60)).isBetween(0L, 99L);
        Letter letter = departures.letter();
        assertThat(letter.to).isEqualTo(1);
        assertThat(letter.body).hasSize(76);
    }
}
