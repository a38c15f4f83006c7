package dev.millrace.table.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Compares bitmaps with sets of the JDK, and their bytes with those of Flink 2.3.
final class BitmapTest {
    private static final int STEPS = 2_000;

    private static Bitmap present(Bitmap bitmap) {
        return Objects.requireNonNull(bitmap);
    }

    private static int[] unsigned(TreeSet<Integer> set) {
        return set.stream().mapToInt(each -> each).toArray();
    }

    @Test
    void operations_give_the_sets_that_the_jdk_gives() {
        Random random = new Random(7);
        TreeSet<Integer> wanted = new TreeSet<>(Integer::compareUnsigned);
        Bitmap bitmap = Bitmap.empty();
        for (int i = 0; i < STEPS; i++) {
            int value = random.nextInt(200) - 100;
            Bitmap other = present(Bitmap.fromArray(new int[] {value, value + 1, value + 7}));
            TreeSet<Integer> others = new TreeSet<>(java.util.List.of(value, value + 1, value + 7));
            TreeSet<Integer> common = new TreeSet<>(wanted);
            common.retainAll(others);
            Bitmap before = present(Bitmap.from(bitmap));
            int[] elements = before.toArray();
            switch (random.nextInt(6)) {
                case 0 -> {
                    bitmap.add(value);
                    wanted.add(value);
                }
                case 1 -> {
                    bitmap.remove(value);
                    wanted.remove(value);
                }
                case 2 -> {
                    bitmap.or(other);
                    wanted.addAll(others);
                }
                case 3 -> {
                    bitmap.xor(other);
                    wanted.addAll(others);
                    wanted.removeAll(common);
                }
                case 4 -> {
                    bitmap.andNot(other);
                    wanted.removeAll(others);
                }
                default -> {
                    bitmap.and(present(Bitmap.fromBytes(bitmap.toBytes())));
                }
            }
            assertThat(bitmap.toArray()).isEqualTo(unsigned(wanted));
            assertThat(bitmap.getLongCardinality()).isEqualTo(wanted.size());
            assertThat(bitmap.contains(value)).isEqualTo(wanted.contains(value));
            assertThat(before.toArray()).as("the copy stays").isEqualTo(elements);
        }
    }

    @Test
    void an_intersection_has_the_common_integers() {
        Bitmap bitmap = present(Bitmap.fromArray(new int[] {1, 2, -3}));
        bitmap.and(present(Bitmap.fromArray(new int[] {-3, 2, 9})));
        assertThat(bitmap).hasToString("{2,4294967293}");
        bitmap.and(null);
        assertThat(bitmap.getCardinality()).isEqualTo(2);
    }

    @Test
    void bytes_are_those_of_flink() {
        Bitmap bitmap = present(Bitmap.fromArray(new int[] {1, 2, -3}));
        String hex = "3a3000000200000000000100ffff0000180000001c00000001000200fdff";
        assertThat(HexFormat.of().formatHex(bitmap.toBytes())).isEqualTo(hex);
        Bitmap runs = Bitmap.empty();
        runs.add(1L, 100L);
        assertThat(HexFormat.of().formatHex(runs.toBytes())).isEqualTo("3b3000000100006200010001006200");
        assertThat(Bitmap.fromBytes(runs.toBytes())).isEqualTo(runs).hasSameHashCodeAs(runs);
    }

    @Test
    void all_integers_are_counted_as_long_only() {
        Bitmap all = Bitmap.empty();
        all.add(0L, 1L << 32);
        assertThat(all.getLongCardinality()).isEqualTo(1L << 32);
        assertThat(all.getCardinality()).isZero();
    }

    @Test
    void bytes_of_another_format_are_refused() {
        for (String each : new String[] {"", "01", "0102030405", "3a300000010000000000000010000000"}) {
            assertThatThrownBy(() -> Bitmap.fromBytes(HexFormat.of().parseHex(each)))
                    .as(each)
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining("9008");
        }
    }
}
