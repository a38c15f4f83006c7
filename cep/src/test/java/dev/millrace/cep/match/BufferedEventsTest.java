package dev.millrace.cep.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares waiting events with a sorted list.
final class BufferedEventsTest {
    private record Waiting(long time, String value) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 100_000})
    void events_leave_in_the_order_of_their_times(int disorder) {
        Random random = new Random(disorder);
        HeldMatchRows<String> rows = new HeldMatchRows<>();
        BufferedEvents<String> buffer = new BufferedEvents<>();
        List<Waiting> model = new ArrayList<>();
        DueEvents<String> due = new DueEvents<>();
        Comparator<String> byText = random.nextBoolean() ? Comparator.naturalOrder() : null;
        long watermark = 0;
        for (int round = 0; round < 400; round++) {
            int burst = random.nextInt(20) == 0 ? 1_000 : random.nextInt(30);
            for (int i = 0; i < burst; i++) {
                long time = watermark + 1 + round + i / 3 + random.nextInt(disorder + 1);
                String value = "v" + random.nextInt(1_000);
                buffer.add(value, time, rows);
                model.add(new Waiting(time, value));
            }
            if (random.nextInt(5) == 0) buffer = buffer.copy();
            watermark += random.nextInt(40);
            long upTo = watermark;
            List<Waiting> expected = new ArrayList<>(
                    model.stream().filter(each -> each.time <= upTo).toList());
            Comparator<Waiting> order = Comparator.comparingLong(Waiting::time);
            expected.sort(byText == null ? order : order.thenComparing(Waiting::value, byText));
            model.removeIf(each -> each.time <= upTo);
            buffer.takeDue(upTo, byText, rows, due);
            List<Waiting> taken = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) taken.add(new Waiting(due.timeAt(i), due.valueAt(i)));
            assertThat(taken).isEqualTo(expected);
            assertThat(buffer.size()).isEqualTo(model.size());
            assertThat(buffer.ownSize()).isLessThanOrEqualTo(BufferedEvents.ROW_MAX);
            assertThat(buffer.earliest())
                    .isEqualTo(model.stream().mapToLong(Waiting::time).min().orElse(Long.MAX_VALUE));
            if (model.isEmpty()) assertThat(rows.all()).isEmpty();
        }
    }
}
