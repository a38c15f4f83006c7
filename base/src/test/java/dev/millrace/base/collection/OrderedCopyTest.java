package dev.millrace.base.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderedCopyTest {
    @Test
    void a_copy_of_a_set_keeps_the_order_and_does_not_change_with_the_original() {
        List<Integer> original = new ArrayList<>(List.of(9, 4, 7, 4, 1000, 3));
        Set<Integer> copy = OrderedCopy.of(original);
        original.add(1);
        assertThat(copy).containsExactly(9, 4, 7, 1000, 3);
        assertThatThrownBy(() -> copy.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_copy_of_a_map_keeps_the_order_and_does_not_change_with_the_original() {
        Map<String, Integer> original = new LinkedHashMap<>();
        for (String name : List.of("zebra", "ant", "monkey", "bee")) original.put(name, name.length());
        Map<String, Integer> copy = OrderedCopy.of(original);
        original.clear();
        assertThat(copy.keySet()).containsExactly("zebra", "ant", "monkey", "bee");
        assertThat(copy).containsEntry("ant", 3);
        assertThatThrownBy(() -> copy.put("cat", 3)).isInstanceOf(UnsupportedOperationException.class);
    }
}
