package dev.millrace.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProfileRunTest {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int SECONDS = 2;

    private static Busy busy;

    @TempDir
    private Path directory;

    @BeforeAll
    static void begin() {
        busy = new Busy();
    }

    @AfterAll
    static void end() {
        busy.close();
    }

    private ProfileResult found(ProfileRun look) throws IOException {
        Path scratch = directory.resolve("scratch.jfr");
        ProfileResult found = look.take(Host.real(), SECONDS, scratch);
        assertThat(Files.exists(scratch)).isFalse();
        return found;
    }

    private static CallTree.Node below(CallTree.Node node, String name) {
        return node.callees().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not below " + node.name() + " with "
                        + node.callees().stream().map(CallTree.Node::name).toList()));
    }

    /// Returns the total of all calls with a matching name, without counting nested calls twice.
    private static long total(CallTree.Node node, Predicate<String> isMeant) {
        if (isMeant.test(node.name())) return node.total();
        return node.callees().stream().mapToLong(each -> total(each, isMeant)).sum();
    }

    private static long method(CallTree.Node node, String name) {
        return total(node, each -> each.equals("dev.millrace.runtime.profile.Busy." + name));
    }

    @Test
    void processor_time_is_that_of_the_call_that_computes() throws IOException {
        CallTree.Node all =
                found(new RecordedProfileRun(() -> Recorded.CPU_TIME)).tree().root();
        assertThat(method(below(all, "[computing-N]"), "compute"))
                .isBetween(SECOND_NANOS / 50, (SECONDS + 1) * SECOND_NANOS);
        assertThat(method(all, "compute")).isGreaterThan(3 * method(all, "enter"));
        assertThat(all.callees()).extracting(CallTree.Node::name).doesNotContain("[resting-N]");
    }

    @Test
    void where_no_processor_time_is_told_threads_that_run_are_seen_as_often_as_they_do() throws IOException {
        ProfileResult found = found(new RecordedProfileRun(() -> Recorded.EXECUTION));
        assertThat(found.unit()).isEqualTo(ProfileResult.Unit.SAMPLES);
        CallTree.Node all = found.tree().root();
        assertThat(method(below(all, "[computing-N]"), "compute")).isBetween(2L, 200L * SECONDS);
        assertThat(method(all, "compute")).isGreaterThan(3 * method(all, "enter"));
    }

    @Test
    void allocations_are_told_in_bytes_by_class() throws IOException {
        ProfileResult found = found(ProfileRun.of(Profile.Mode.ALLOC));
        assertThat(found.unit()).isEqualTo(ProfileResult.Unit.BYTES);
        CallTree.Node own = below(found.tree().root(), "[allocating-N]");
        assertThat(method(own, "allocate")).isGreaterThan(10L << 20);
        assertThat(total(own, "(byte[])"::equals)).isGreaterThan(10L << 20);
    }

    @Test
    void waits_for_locks_are_told_apart_from_those_for_anything_else() throws IOException {
        ProfileResult found = found(ProfileRun.of(Profile.Mode.LOCK));
        assertThat(found.focus()).isEqualTo(Recorded.FOR_LOCKS);
        CallTree.Node locks = below(found.tree().root(), Recorded.FOR_LOCKS);
        CallTree.Node others = below(found.tree().root(), Recorded.FOR_OTHERS);
        assertThat(method(below(locks, "[monitors-N]"), "enter")).isBetween(SECOND_NANOS / 10, 4 * SECOND_NANOS);
        assertThat(total(below(locks, "[monitors-N]"), "(java.lang.Object)"::equals))
                .isEqualTo(below(locks, "[monitors-N]").total());
        assertThat(method(below(locks, "[locks-N]"), "lock")).isBetween(SECOND_NANOS / 10, 4 * SECOND_NANOS);
        assertThat(total(locks, each -> each.contains("ReentrantLock$"))).isPositive();
        assertThat(locks.callees()).extracting(CallTree.Node::name).doesNotContain("[allocating-N]");
        assertThat(method(below(others, "[allocating-N]"), "pause")).isPositive();
    }

    @Test
    void all_threads_are_told_whether_they_run_or_wait_a_second_each_second() throws IOException {
        CallTree.Node all = found(ProfileRun.of(Profile.Mode.WALL)).tree().root();
        for (String each : new String[] {"[resting-N]", "[computing-N]", "[allocating-N]"})
            assertThat(below(all, each).total()).isBetween(SECOND_NANOS, (SECONDS + 2) * SECOND_NANOS);
        assertThat(below(all, "[monitors-N]").total())
                .isEqualTo(2 * below(all, "[resting-N]").total());
        CallTree.Node resting = below(all, "[resting-N]");
        assertThat(method(resting, "rest")).isEqualTo(resting.total());
        assertThat(total(resting, "(waits)"::equals)).isEqualTo(resting.total());
        assertThat(total(below(all, "[monitors-N]"), "(waits for the monitor of java.lang.Object)"::equals))
                .isPositive();
        assertThat(total(below(all, "[computing-N]"), each -> each.startsWith("(waits")))
                .isZero();
        assertThat(busy.used()).isPositive();
    }
}
