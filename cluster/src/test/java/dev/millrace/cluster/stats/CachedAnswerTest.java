package dev.millrace.cluster.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {
    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private long now;

    private final CachedAnswer<String> picture = new CachedAnswer<>(
            new Clock() {
                @Override
                public long nanos() {
                    return now;
                }

                @Override
                public long millis() {
                    return now / 1_000_000;
                }
            },
            () -> {
                CompletableFuture<String> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            });

    @Test
    void there_is_one_question_under_way_however_many_look() {
        CompletableFuture<Void> one = picture.refresh(10);
        CompletableFuture<Void> other = picture.refresh(10);
        assertThat(asked).hasSize(1);
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();
        assertThat(picture.newest()).isNull();
        asked.getFirst().complete("well");
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(picture.newest()).isEqualTo("well");
    }

    @Test
    void nobody_is_asked_before_the_answer_is_old() {
        picture.refresh(10);
        asked.getFirst().complete("well");
        now = 9;
        assertThat(picture.refresh(10)).isCompleted();
        assertThat(asked).hasSize(1);
        now = 10;
        assertThat(picture.refresh(10)).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void nobody_waits_for_who_has_not_answered_until_he_does() {
        picture.refresh(0);
        asked.getFirst().complete("well");
        picture.refresh(0);
        asked.get(1).completeExceptionally(new IllegalStateException("late"));
        assertThat(picture.newest()).isEqualTo("well");
        assertThat(picture.refresh(0)).isCompleted();
        assertThat(asked).hasSize(3);
        asked.get(2).complete("well again");
        assertThat(picture.newest()).isEqualTo("well again");
        assertThat(picture.refresh(0)).isNotDone();
    }

    @Test
    void when_one_has_waited_in_vain_others_do_not() {
        assertThat(picture.refresh(0)).isNotDone();
        picture.suspect();
        assertThat(picture.refresh(0)).isCompleted();
        assertThat(asked).hasSize(1);
    }
}
