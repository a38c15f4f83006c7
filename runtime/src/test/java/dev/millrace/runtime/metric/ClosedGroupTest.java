package dev.millrace.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.metric.AbstractMetricGroup;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.MetricGroup;
import org.junit.jupiter.api.Test;

/// Tests that a connector can remove the metrics of a group that it has added.
class ClosedGroupTest {

    @Test
    void a_closed_group_removes_its_metrics_and_those_below() {
        MetricRegistry whole = new MetricRegistry();
        MetricRegistry part = whole.part();
        MetricRegistration home = new MetricRegistration(part, _ -> {});
        MetricGroup root = EnumeratorGroup.of(home, "job", "source", "uid");
        int before = whole.all().size();
        Counter kept = root.counter("kept");
        MetricGroup cluster = root.addGroup("cluster", "one");
        cluster.counter("a");
        cluster.addGroup("topic").counter("b");
        root.addGroup("cluster", "only").counter("c");
        assertThat(whole.all()).hasSize(before + 4);

        ((AbstractMetricGroup) cluster).close();

        assertThat(whole.all()).hasSize(before + 2).containsValue(kept);
        assertThat(part.all()).hasSize(before + 2);
        cluster.counter("a");
        assertThat(whole.all()).hasSize(before + 3);
    }
}
