package dev.millrace.state.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Compares the packed list with an `ArrayList`.
final class PackedListTest {
    private static final int STEPS = 300;

    @Property(tries = 200)
    void has_what_an_array_list_has(@ForAll long seed) {
        Random random = new Random(seed);
        PackedList packed = new PackedList(Packing.LONG);
        List<Object> model = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            change(random, packed, model);
            assertThat(packed).isEqualTo(model);
        }
    }

    private static void change(Random random, List<Object> packed, List<Object> model) {
        Long value = random.nextLong();
        int size = model.size();
        switch (random.nextInt(12)) {
            case 0 -> {
                int at = random.nextInt(size + 1);
                packed.add(at, value);
                model.add(at, value);
            }
            case 1 -> {
                if (size == 0) return;
                int at = random.nextInt(size);
                assertThat(packed.set(at, value)).isEqualTo(model.set(at, value));
            }
            case 2 -> {
                if (size == 0) return;
                int at = random.nextInt(size);
                assertThat(packed.remove(at)).isEqualTo(model.remove(at));
            }
            case 3 -> {
                boolean dropsEven = random.nextBoolean();
                packed.removeIf(each -> (Long) each % 2 == 0 == dropsEven);
                model.removeIf(each -> (Long) each % 2 == 0 == dropsEven);
            }
            case 4 -> {
                if (random.nextInt(5) > 0) return;
                packed.clear();
                model.clear();
            }
            default -> {
                packed.add(value);
                model.add(value);
            }
        }
    }

    @Test
    void a_copy_shares_nothing() {
        PackedList packed = new PackedList(Packing.INT);
        for (int i = 0; i < 9; i++) packed.add(i);
        PackedList copy = packed.copy();
        packed.set(0, 100);
        copy.add(9);
        assertThat(copy).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(packed).containsExactly(100, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void an_iterator_removes_elements_and_notices_changes() {
        PackedList packed = new PackedList(Packing.DOUBLE);
        packed.add(1.5);
        packed.add(Double.NaN);
        Iterator<Object> iterator = packed.iterator();
        iterator.next();
        iterator.remove();
        assertThat(packed).containsExactly(Double.NaN);
        packed.add(2.5);
        assertThatThrownBy(iterator::next).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void an_element_of_another_type_is_refused() {
        PackedList packed = new PackedList(Packing.LONG);
        assertThatThrownBy(() -> packed.add(7)).isInstanceOf(ClassCastException.class);
        assertThat(packed).isEmpty();
    }
}
