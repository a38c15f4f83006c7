package dev.millrace.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.time.WatermarkAlignmentParams;
import dev.millrace.base.host.Host;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tests the reports about aligned sources between processes.
@Timeout(60)
class AlignmentGroupsTest {
    private static final WatermarkAlignmentParams PARAMETERS = new WatermarkAlignmentParams(100, "group", 1);
    private static final long NOBODY = Long.MAX_VALUE;

    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    private final AlignmentGroups groups = new AlignmentGroups("test", Host.real(), (_, lowest, _) -> told.add(lowest));
    private final AlignmentGroup group = groups.group(PARAMETERS);

    @AfterEach
    void close() {
        groups.close();
    }

    private void assertTold(long expected) throws Exception {
        assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void the_slowest_that_counts_is_told_and_nothing_twice() throws Exception {
        AlignmentGroup.Member one = group.join(() -> {});
        assertTold(NOBODY);
        one.reached(5);
        assertTold(5);
        AlignmentGroup.Member two = group.join(() -> {});
        two.reached(3);
        assertTold(3);
        two.reached(4);
        assertTold(4);
        two.holdsNobodyBack();
        assertTold(5);
        two.reached(7);
        group.leave(one);
        assertTold(7);
        group.leave(two);
        assertTold(NOBODY);
    }

    @Test
    void who_is_slow_elsewhere_counts_and_everybody_looks_at_once() {
        BlockingQueue<String> looked = new LinkedBlockingQueue<>();
        AlignmentGroup.Member one = group.join(() -> looked.add("one"));
        group.join(() -> looked.add("two"));
        one.reached(50);
        groups.elsewhere("group", 20);
        assertThat(group.minimum()).isEqualTo(20);
        assertThat(looked).containsExactly("one", "two");
        groups.elsewhere("group", NOBODY);
        assertThat(group.minimum()).isEqualTo(50);
    }
}
