package dev.millrace.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.ClusterFaults;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FencingTokensTest {
    private final FencingTokens tokens = new FencingTokens();

    @Test
    void who_is_behind_is_refused_and_changes_nothing() {
        tokens.admit(new FencingToken(3, "job", 2));
        tokens.admit(new FencingToken(3, "job", 2));
        tokens.admit(FencingToken.NONE);

        assertThatThrownBy(() -> tokens.admit(new FencingToken(2, "job", 9)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        assertThatThrownBy(() -> tokens.admit(new FencingToken(3, "job", 1)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
        assertThat(tokens.epoch()).isEqualTo(3);
        tokens.admit(new FencingToken(3, "job", 3));
        tokens.admit(new FencingToken(3, "other", 1));
        tokens.forget("job");
        tokens.admit(new FencingToken(3, "job", 1));
        assertThatThrownBy(() -> tokens.admit(new FencingToken(3, "other", 0)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
    }

    @Test
    void a_new_leader_counts_attempts_anew_and_the_one_before_is_refused() {
        tokens.admit(new FencingToken(3, "job", 5));
        tokens.admit(new FencingToken(4, "other", 0));
        tokens.admit(new FencingToken(4, "job", 0));
        tokens.admit(new FencingToken(4, "job", 1));

        assertThatThrownBy(() -> tokens.admit(new FencingToken(4, "job", 0)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code());
        assertThatThrownBy(() -> tokens.admit(new FencingToken(3, "job", 6)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
    }

    @Test
    void of_many_at_once_the_newest_stays() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int number = 1; number <= 2_000; number++)
                        admit(new FencingToken(number, "job" + thread, number));
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(tokens.epoch()).isEqualTo(2_000);
        assertThatThrownBy(() -> tokens.admit(FencingToken.of(1_999))).isInstanceOf(MillraceException.class);
        // The newest attempt of each job was admitted, in whatever order the calls came.
        for (int thread = 0; thread < 4; thread++) {
            FencingToken before = new FencingToken(2_000, "job" + thread, 1_999);
            assertThatThrownBy(() -> tokens.admit(before)).hasMessageContaining("attempt 2000");
        }
    }

    private void admit(FencingToken token) {
        try {
            tokens.admit(token);
        } catch (MillraceException behind) {
            assertThat(behind.fault()).isEqualTo(ClusterFaults.STALE_EPOCH);
        }
    }
}
