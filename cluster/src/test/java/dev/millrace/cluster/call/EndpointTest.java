package dev.millrace.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.cluster.ClusterFaults;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class EndpointTest {
    private static final Address PEER = new Address("peer", 1);
    private final Protocol.Pair pair = new Protocol().pair(TestCall.Fail.class);
    private final Endpoint endpoint = new Endpoint(Limits.USUAL);

    EndpointTest() {
        endpoint.answer(TestCall.Fail.class, (_, _) -> CompletableFuture.completedFuture(new TestCall.Done()));
    }

    private Object answer(byte[] bytes) {
        return CallFrame.open(endpoint.receive(bytes).join(), pair.reply(), PEER);
    }

    @Test
    void a_call_of_another_form_is_refused_and_not_misread() {
        byte[] bytes = CallFrame.call(pair, new TestCall.Fail(true), FencingToken.NONE);
        assertThat(answer(bytes)).isEqualTo(new TestCall.Done());
        int mark = 1 + 2 + pair.call().name().length();
        bytes[mark] ^= 1;

        assertThatThrownBy(() -> answer(bytes)).hasMessageContaining(ClusterFaults.OTHER_FORM.code());
    }

    @Test
    void a_message_of_another_version_is_refused() {
        byte[] bytes = CallFrame.call(pair, new TestCall.Fail(true), FencingToken.NONE);
        bytes[0] = 9;

        assertThatThrownBy(() -> answer(bytes)).hasMessageContaining(ClusterFaults.OTHER_FORM.code());
    }

    @Test
    void bytes_that_end_early_are_refused_wherever_they_end() {
        byte[] bytes = CallFrame.call(pair, new TestCall.Fail(true), new FencingToken(3, "job", 4));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> answer(cut)).hasMessageContaining(ClusterFaults.MALFORMED.code());
        }
    }

    @Test
    void bytes_behind_a_message_are_refused() {
        byte[] bytes = CallFrame.call(pair, new TestCall.Fail(true), FencingToken.NONE);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> answer(longer)).hasMessageContaining(ClusterFaults.MALFORMED.code());
    }

    @Test
    void old_leaders_and_attempts_are_refused_and_told_who_is_newer() {
        FencingTokens tokens = new FencingTokens();
        tokens.admit(new FencingToken(5, "a", 2));
        tokens.admit(new FencingToken(5, "b", 1));
        tokens.admit(FencingToken.NONE);
        assertThatThrownBy(() -> tokens.admit(FencingToken.of(4)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code())
                .hasMessageContaining("epoch 5");
        assertThatThrownBy(() -> tokens.admit(new FencingToken(5, "a", 1)))
                .hasMessageContaining(ClusterFaults.STALE_ATTEMPT.code())
                .hasMessageContaining("attempt 2");
        // A new leader numbers attempts from the start.
        tokens.admit(new FencingToken(6, "a", 1));
        tokens.admit(new FencingToken(6, "a", 3));
        assertThatThrownBy(() -> tokens.admit(new FencingToken(5, "a", 3)))
                .hasMessageContaining(ClusterFaults.STALE_EPOCH.code());
        tokens.forget("a");
        tokens.admit(new FencingToken(6, "a", 1));
    }
}
