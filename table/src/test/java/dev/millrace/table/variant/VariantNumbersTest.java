package dev.millrace.table.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Builds variants of exact numbers at the limit of 38 digits.
final class VariantNumbersTest {
    private final VariantBuilder builder = Variant.newBuilder();

    @ParameterizedTest
    @ValueSource(strings = {"1E+38", "1E+2000000000", "1E-39", "123456789012345678901234567890123456789"})
    void numbers_with_more_than_38_digits_are_refused(String number) {
        assertThatThrownBy(() -> builder.of(new BigDecimal(number)))
                .isInstanceOf(VariantTypeException.class)
                .hasMessageContaining(number);
    }

    @Test
    void a_number_with_an_exponent_is_written_with_all_digits() {
        assertThat(builder.of(new BigDecimal("1E+37")).toJson()).isEqualTo("1" + "0".repeat(37));
    }
}
