package dev.millrace.state.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final List<String> told = new ArrayList<>();
    private int calls;

    private Retries retries(int most, long delayMillis) {
        return new Retries(
                Host.real(), most, delayMillis, (what, failed) -> told.add(what + ": " + failed.getMessage()));
    }

    private int failing(int times, IOException with) throws IOException {
        if (calls++ < times) throw with;
        return calls;
    }

    @Test
    void what_fails_is_tried_again_until_it_succeeds() throws IOException {
        int result = retries(3, 1).run("it", () -> true, () -> failing(3, new IOException("bad luck")));
        assertThat(result).isEqualTo(4);
        assertThat(told).containsExactly("it: bad luck", "it: bad luck", "it: bad luck");
    }

    @Test
    void what_fails_too_often_fails() {
        assertThatThrownBy(() -> retries(2, 0).run("it", () -> true, () -> failing(9, new IOException("bad luck"))))
                .hasMessage("bad luck");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void what_cannot_succeed_is_not_tried_again() {
        assertThatThrownBy(() ->
                        retries(2, 0).run("it", () -> true, () -> failing(9, new NoSuchFileException("nowhere"))))
                .isInstanceOf(NoSuchFileException.class);
        IOException full = new IOException("No space left on device");
        assertThatThrownBy(() -> retries(2, 0).run("it", () -> true, () -> failing(9, full)))
                .isSameAs(full);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void what_nobody_wants_any_more_is_not_waited_for() {
        assertThatThrownBy(() -> retries(2, 3_600_000)
                        .run("it", () -> calls == 0, () -> failing(9, new IOException("bad luck"))))
                .hasMessage("bad luck");
        assertThat(calls).isEqualTo(1);
        assertThat(told).isEmpty();
    }
}
