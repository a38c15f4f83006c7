package dev.millrace.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.host.Host;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Tests retries of unanswered requests.
final class PatienceTest {
    private static final Patience TWICE = new Patience(2, Duration.ofNanos(1));

    private final AtomicInteger asked = new AtomicInteger();

    private String answeredAfter(int silences) {
        if (asked.incrementAndGet() <= silences)
            throw ClientFaults.NOBODY.what("nobody answers").fix("ask again");
        return "an answer";
    }

    @Test
    void it_asks_again_as_often_as_it_may() {
        assertThat(TWICE.ask(Host.real(), () -> answeredAfter(2))).isEqualTo("an answer");
        assertThat(asked).hasValue(3);
    }

    @Test
    void it_gives_up_then() {
        assertThatThrownBy(() -> TWICE.ask(Host.real(), () -> answeredAfter(3))).hasMessageContaining("MR-8100");
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_refusal_is_an_answer() {
        assertThatThrownBy(() -> TWICE.ask(Host.real(), () -> {
                    asked.incrementAndGet();
                    throw ClientFaults.REFUSED.what("refused").fix("see the reason");
                }))
                .hasMessageContaining("MR-8101");
        assertThat(asked).hasValue(1);
    }
}
