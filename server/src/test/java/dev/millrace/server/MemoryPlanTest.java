package dev.millrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests how the process size is divided.
final class MemoryPlanTest {
    private static final long MIB = 1L << 20;
    private static final long MACHINE = 64L << 30;

    private static MemoryPlan plan(String size, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("taskmanager.memory.process.size", size));
        for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
        return MemoryPlan.of(settings, MACHINE).orElseThrow();
    }

    private static long sum(MemoryPlan plan) {
        return plan.heap() + plan.nativeBytes() + plan.network() + plan.metaspace() + plan.overhead();
    }

    @Test
    void the_parts_are_the_whole() {
        for (String size : new String[] {"800 mb", "1 gb", "1728 mb", "4 gb", "40 gb"}) {
            for (String store : new String[] {"hashmap", "rocksdb"}) {
                MemoryPlan plan = plan(size, "state.backend.type", store);
                assertThat(sum(plan)).describedAs(plan.text()).isEqualTo(plan.process());
            }
        }
    }

    @Test
    void a_store_gets_a_share_of_which_half_is_within_the_heap() {
        MemoryPlan none = plan("4 gb");
        assertThat(none.managed()).isZero();
        assertThat(none.settings()).isEmpty();
        MemoryPlan some = plan("4 gb", "state.backend.type", "rocksdb", "taskmanager.memory.managed.size", "1 gb");
        assertThat(some.managed()).isEqualTo(1_024 * MIB);
        assertThat(some.heap()).isEqualTo(none.heap() - 512 * MIB);
        assertThat(some.settings()).containsEntry("taskmanager.memory.managed.size", 1_024 * MIB + " b");
        assertThat(some.text())
                .contains("4096 MiB = heap ", "of it up to 512 MiB for tables", "store of state 512 MiB");
    }

    @Test
    void the_jvm_is_started_accordingly() {
        MemoryPlan plan = plan("4 gb");
        assertThat(plan.jvmOptions())
                .containsExactly(
                        "-Xmx" + plan.heap(),
                        "-Xms" + plan.heap(),
                        "-XX:MaxDirectMemorySize=" + plan.network(),
                        "-XX:MaxMetaspaceSize=" + 256 * MIB);
    }

    @Test
    void what_cannot_be_divided_is_refused_with_the_figures() {
        assertThatThrownBy(() -> plan("512 mb"))
                .hasMessageContaining("MR-8164")
                .hasMessageContaining("512 MiB")
                .hasMessageContaining("256 MiB are for classes")
                .hasMessageContaining("The heap for programs has 0 MiB left")
                .hasMessageContaining("Set the option to 640 MiB or more");
        assertThatThrownBy(
                        () -> plan("2 gb", "state.backend.type", "rocksdb", "taskmanager.memory.managed.size", "3 gb"))
                .hasMessageContaining("3072 MiB for the state store");
        assertThatThrownBy(() -> plan("65 gb")).hasMessageContaining("has 65536 MiB");
        assertThat(plan("640 mb").heap()).isEqualTo(128 * MIB);
    }

    @Test
    void without_a_number_there_is_no_plan() {
        assertThat(MemoryPlan.of(Map.of(), MACHINE)).isEmpty();
        assertThat(MemoryPlan.unsaid(100 * MIB).text()).contains("100 MiB of heap", "no limit on the whole");
    }
}
