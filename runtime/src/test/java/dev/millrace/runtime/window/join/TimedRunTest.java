package dev.millrace.runtime.window.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class TimedRunTest {
    private record Stamped(long time, int order) {}

    @Property(tries = 500)
    void it_equals_a_sorted_list(@ForAll @Size(max = 200) List<@IntRange(min = -20, max = 60) Integer> steps) {
        TimedRun run = new TimedRun();
        List<Stamped> expected = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            long time = i + steps.get(i);
            if (steps.get(i) == 60) {
                run.cutBefore(i);
                long limit = i;
                expected.removeIf(each -> each.time < limit);
            }
            Stamped added = new Stamped(time, i);
            run.add(time, added);
            expected.add(added);
            expected.sort(Comparator.comparingLong(Stamped::time));
        }
        assertThat(run.size()).isEqualTo(expected.size());
        for (int i = 0; i < run.size(); i++) {
            assertThat(run.valueAt(i)).isEqualTo(expected.get(i));
            assertThat(run.timeAt(i)).isEqualTo(expected.get(i).time);
        }
        for (long time = -25; time < 300; time += 7) {
            long from = time;
            assertThat(run.firstAtOrAfter(time)).isEqualTo((int)
                    expected.stream().filter(each -> each.time < from).count());
        }
    }
}
