package dev.millrace.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FencesTest {
    private final Fences fences = new Fences();

    @Test
    void who_is_behind_is_refused_and_changes_nothing() {
        fences.admit(new Fence(3, "job", 2));
        fences.admit(new Fence(3, "job", 2));
        fences.admit(Fence.NONE);

        assertThatThrownBy(() -> fences.admit(new Fence(2, "job", 9)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        assertThatThrownBy(() -> fences.admit(new Fence(3, "job", 1)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
        assertThat(fences.epoch()).isEqualTo(3);
        fences.admit(new Fence(3, "job", 3));
        fences.admit(new Fence(3, "other", 1));
        fences.forget("job");
        fences.admit(new Fence(3, "job", 1));
        assertThatThrownBy(() -> fences.admit(new Fence(3, "other", 0)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
    }

    @Test
    void a_new_leader_counts_attempts_anew_and_the_one_before_is_refused() {
        fences.admit(new Fence(3, "job", 5));
        fences.admit(new Fence(4, "other", 0));
        fences.admit(new Fence(4, "job", 0));
        fences.admit(new Fence(4, "job", 1));

        assertThatThrownBy(() -> fences.admit(new Fence(4, "job", 0)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
        assertThatThrownBy(() -> fences.admit(new Fence(3, "job", 6)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
    }

    @Test
    void of_many_at_once_the_newest_stays() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int number = 1; number <= 2_000; number++) admit(new Fence(number, "job" + thread, number));
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(fences.epoch()).isEqualTo(2_000);
        assertThatThrownBy(() -> fences.admit(Fence.of(1_999))).isInstanceOf(MillraceException.class);
        // Of each the last was admitted, whatever came of the others.
        for (int thread = 0; thread < 4; thread++) {
            Fence before = new Fence(2_000, "job" + thread, 1_999);
            assertThatThrownBy(() -> fences.admit(before)).hasMessageContaining("attempt 2000");
        }
    }

    private void admit(Fence fence) {
        try {
            fences.admit(fence);
        } catch (MillraceException behind) {
            assertThat(behind.fault()).isEqualTo(ClusterFaults.STALE_EPOCH);
        }
    }
}
