package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeUtilsTest {

    @Test
    void durations_are_read_with_and_without_units() {
        assertThat(TimeUtils.parseDuration("10 s")).isEqualTo(Duration.ofSeconds(10));
        assertThat(TimeUtils.parseDuration("1min")).isEqualTo(Duration.ofMinutes(1));
        assertThat(TimeUtils.parseDuration(" 3 HOURS ")).isEqualTo(Duration.ofHours(3));
        assertThat(TimeUtils.parseDuration("250")).isEqualTo(Duration.ofMillis(250));
        assertThat(TimeUtils.parseDuration("7µs")).isEqualTo(Duration.ofNanos(7000));
        assertThat(TimeUtils.parseDuration("2d")).isEqualTo(Duration.ofDays(2));
        assertThat(TimeUtils.parseDuration("PT10S")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void what_is_no_duration_is_refused() {
        assertThatThrownBy(() -> TimeUtils.parseDuration("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeUtils.parseDuration("soon")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> TimeUtils.parseDuration("-5 s")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> TimeUtils.parseDuration("1.5 s")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TimeUtils.parseDuration("5 parsec"))
                .hasMessageContaining("parsec")
                .hasMessageContaining("minutes");
        assertThatThrownBy(() -> TimeUtils.parseDuration("99999999999999999999 s"))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void the_greatest_unit_without_a_fraction_is_chosen() {
        assertThat(TimeUtils.formatWithHighestUnit(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(TimeUtils.formatWithHighestUnit(Duration.ofHours(48))).isEqualTo("2 d");
        assertThat(TimeUtils.formatWithHighestUnit(Duration.ofNanos(1500))).isEqualTo("1500 ns");
        assertThat(TimeUtils.formatWithHighestUnit(Duration.ZERO)).isEqualTo("0 ms");
    }

    @Property
    void any_duration_survives_its_text(@ForAll @LongRange(min = 0) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        assertThat(TimeUtils.parseDuration(TimeUtils.formatWithHighestUnit(duration)))
                .isEqualTo(duration);
    }
}
