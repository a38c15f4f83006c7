package dev.millrace.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemorySizeTest {

    @Test
    void sizes_are_read_with_and_without_units() {
        assertThat(MemorySize.parseBytes("1024")).isEqualTo(1024);
        assertThat(MemorySize.parseBytes(" 12 KB ")).isEqualTo(12 * 1024);
        assertThat(MemorySize.parseBytes("3tebibytes")).isEqualTo(3L << 40);
        assertThat(MemorySize.parse("5", MemorySize.MemoryUnit.MEGA_BYTES)).isEqualTo(MemorySize.ofMebiBytes(5));
        assertThat(MemorySize.MemoryUnit.hasUnit("5 m")).isTrue();
        assertThat(MemorySize.MemoryUnit.hasUnit("5")).isFalse();
    }

    @Test
    void what_is_no_size_is_refused() {
        assertThatThrownBy(() -> MemorySize.parse(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemorySize.parse("five")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> MemorySize.parse("5 xb"))
                .hasMessageContaining("xb")
                .hasMessageContaining("mebibytes");
        assertThatThrownBy(() -> MemorySize.parse("9223372036854775807 kb")).hasMessageContaining("2^63");
        assertThatThrownBy(() -> new MemorySize(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_text_is_exact_and_the_one_for_people_is_short() {
        assertThat(new MemorySize(1536 * 1024)).hasToString("1536 kb");
        assertThat(new MemorySize(5)).hasToString("5 bytes");
        assertThat(MemorySize.ZERO).hasToString("0 bytes");
        assertThat(new MemorySize(1500).toHumanReadableString()).isEqualTo("1.465kb (1500 bytes)");
        assertThat(new MemorySize(512).toHumanReadableString()).isEqualTo("512 bytes");
    }

    @Test
    void sums_and_products_never_wrap_around() {
        assertThat(MemorySize.ofMebiBytes(3).multiply(0.5)).isEqualTo(new MemorySize(3 << 19));
        assertThat(MemorySize.ofMebiBytes(3).divide(2).getKibiBytes()).isEqualTo(1536);
        assertThatThrownBy(() -> MemorySize.MAX_VALUE.add(new MemorySize(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MemorySize.MAX_VALUE.multiply(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MemorySize.ZERO.subtract(new MemorySize(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
