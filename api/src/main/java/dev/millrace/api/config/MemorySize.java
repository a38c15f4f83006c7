package dev.millrace.api.config;

import dev.millrace.api.util.Preconditions;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Represents an amount of memory in bytes. Immutable.
public class MemorySize implements Serializable, Comparable<MemorySize> {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)\\s*(.*)");

    public static final MemorySize ZERO = new MemorySize(0);
    public static final MemorySize MAX_VALUE = new MemorySize(Long.MAX_VALUE);

    private final long bytes;

    /// Creates a size from bytes.
    ///
    /// @throws IllegalArgumentException if the number is negative
    public MemorySize(long bytes) {
        Preconditions.checkArgument(bytes >= 0, "a memory size cannot be negative, as %s is", bytes);
        this.bytes = bytes;
    }

    /// Creates a size from mebibytes.
    ///
    /// @throws ArithmeticException if the number of bytes exceeds a long
    /// @throws IllegalArgumentException if the size is negative
    public static MemorySize ofMebiBytes(long mebiBytes) {
        return new MemorySize(Math.multiplyExact(mebiBytes, MemoryUnit.MEGA_BYTES.getMultiplier()));
    }

    /// Returns the size in bytes.
    public long getBytes() {
        return bytes;
    }

    /// Returns whole kibibytes, rounded down. The getters of other units round down, too.
    public long getKibiBytes() {
        return bytes >> 10;
    }

    /// Returns whole mebibytes.
    public int getMebiBytes() {
        return (int) (bytes >> 20);
    }

    /// Returns whole gibibytes.
    public long getGibiBytes() {
        return bytes >> 30;
    }

    /// Returns whole tebibytes.
    public long getTebiBytes() {
        return bytes >> 40;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemorySize size && size.bytes == bytes;
    }

    /// Returns the exact size in the largest unit without a fraction, like "1536 kb". [#parse(String)] reads
    /// the text.
    @Override
    public String toString() {
        MemoryUnit unit = MemoryUnit.greatest(candidate -> bytes != 0 && bytes % candidate.getMultiplier() == 0);
        return bytes / unit.getMultiplier() + " " + unit.common();
    }

    /// Returns the size for display, like "1.500gb (1610612736 bytes)".
    public String toHumanReadableString() {
        MemoryUnit unit = MemoryUnit.greatest(candidate -> bytes > candidate.getMultiplier());
        if (unit == MemoryUnit.BYTES) return bytes + " bytes";
        double amount = (double) bytes / unit.getMultiplier();
        return String.format(Locale.ROOT, "%.3f%s (%d bytes)", amount, unit.common(), bytes);
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// Returns the sum of two sizes.
    ///
    /// @throws ArithmeticException if the sum exceeds the range of long
    public MemorySize add(MemorySize other) {
        return new MemorySize(Math.addExact(bytes, other.bytes));
    }

    /// Returns the difference of two sizes.
    ///
    /// @throws IllegalArgumentException if the other size is larger
    public MemorySize subtract(MemorySize other) {
        return new MemorySize(Math.subtractExact(bytes, other.bytes));
    }

    /// Returns the product, rounded down.
    ///
    /// @throws ArithmeticException if the product exceeds the range of long
    /// @throws IllegalArgumentException if the multiplier is negative
    public MemorySize multiply(double multiplier) {
        Preconditions.checkArgument(multiplier >= 0, "the multiplier is negative");
        BigDecimal product = BigDecimal.valueOf(bytes).multiply(BigDecimal.valueOf(multiplier));
        if (product.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) throw new ArithmeticException("long overflow");
        return new MemorySize(product.longValue());
    }

    /// Returns the quotient, rounded down.
    ///
    /// @throws IllegalArgumentException if the divisor is not positive
    public MemorySize divide(long by) {
        Preconditions.checkArgument(by > 0, "the divisor is not positive");
        return new MemorySize(bytes / by);
    }

    /// Parses a text like "512 mb", "1g" or "1024" (bytes).
    ///
    /// @throws IllegalArgumentException if the text is not a memory size, or the size exceeds the range of long
    public static MemorySize parse(String text) {
        return new MemorySize(parseBytes(text));
    }

    /// Parses a text like [#parse(String)] does. If the text has no unit, the default unit applies.
    public static MemorySize parse(String text, MemoryUnit defaultUnit) {
        return new MemorySize(parseBytes(text, defaultUnit));
    }

    /// Parses a text like [#parse(String)] does and returns the number of bytes.
    public static long parseBytes(String text) {
        return parseBytes(text, MemoryUnit.BYTES);
    }

    private static long parseBytes(String text, MemoryUnit defaultUnit) {
        String trimmed = Preconditions.checkNotNull(text).trim();
        Preconditions.checkArgument(!trimmed.isEmpty(), "a memory size is expected, but the text is blank");
        Matcher parts = NUMBER_AND_UNIT.matcher(trimmed);
        if (!parts.matches()) {
            throw new NumberFormatException("'" + trimmed + "' does not start with a number, like '512 mb'");
        }
        MemoryUnit unit = parts.group(2).isEmpty() ? defaultUnit : MemoryUnit.of(parts.group(2));
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), unit.getMultiplier());
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("'" + trimmed + "' is more than 2^63 - 1 bytes");
        }
    }

    /// Lists the units. Each unit is 1024 times the unit before.
    public enum MemoryUnit {
        BYTES(0, "b", "bytes"),
        KILO_BYTES(10, "k", "kb", "kibibytes"),
        MEGA_BYTES(20, "m", "mb", "mebibytes"),
        GIGA_BYTES(30, "g", "gb", "gibibytes"),
        TERA_BYTES(40, "t", "tb", "tebibytes");

        private final String[] units;
        private final long multiplier;

        MemoryUnit(int shift, String... units) {
            this.units = units;
            this.multiplier = 1L << shift;
        }

        /// Returns the labels of the unit.
        public String[] getUnits() {
            return units.clone();
        }

        /// Returns the number of bytes of one unit.
        public long getMultiplier() {
            return multiplier;
        }

        /// Returns all labels of all units.
        public static String getAllUnits() {
            return Arrays.stream(values())
                    .map(unit -> "(" + String.join(" | ", unit.units) + ")")
                    .collect(Collectors.joining(" / "));
        }

        /// Returns whether the text has a unit after its number.
        public static boolean hasUnit(String text) {
            Matcher parts = NUMBER_AND_UNIT.matcher(text.trim());
            return parts.matches() && !parts.group(2).isEmpty();
        }

        private String common() {
            return units[1];
        }

        private static MemoryUnit greatest(Predicate<MemoryUnit> fits) {
            MemoryUnit[] all = values();
            for (int i = all.length - 1; i > 0; i--) {
                if (fits.test(all[i])) return all[i];
            }
            return BYTES;
        }

        private static MemoryUnit of(String label) {
            for (MemoryUnit unit : values()) {
                if (List.of(unit.units).contains(label.toLowerCase(Locale.US))) return unit;
            }
            throw new IllegalArgumentException("'" + label + "' is no unit of memory; known are " + getAllUnits());
        }
    }
}
