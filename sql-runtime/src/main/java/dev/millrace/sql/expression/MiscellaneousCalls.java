package dev.millrace.sql.expression;

import dev.millrace.base.host.Host;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.VarCharType;
import java.util.IllegalFormatException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that need the types of their operands or have random results.
final class MiscellaneousCalls {
    private static final long JAVA_MULTIPLIER = 0x5DEECE66DL;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION = 0x4000L;
    private static final int VARIANT_WIDTH = 2;

    private final Operands operands;

    private MiscellaneousCalls(Operands operands) {
        this.operands = operands;
    }

    static @Nullable Evaluation find(Operands operands) {
        MiscellaneousCalls calls = new MiscellaneousCalls(operands);
        return switch (operands.call().function()) {
            case "TYPEOF" -> calls::typeName;
            case "UUID" -> _ -> uuid();
            case "RAND" -> new RandomCalls(operands)::number;
            case "RAND_INTEGER" -> new RandomCalls(operands)::integer;
            case "IS_ALPHA" -> row -> calls.consistsOf(row, Character::isLetter);
            case "IS_DIGIT" -> row -> calls.consistsOf(row, Character::isDigit);
            case "IS_DECIMAL" -> calls::isDecimal;
            case "PRINTF" -> calls::printed;
            default -> null;
        };
    }

    /// Returns a random identifier of version 4.
    private static StringData uuid() {
        long high = Host.real().chance().nextLong() & ~VERSION_BITS | VERSION;
        long low = Host.real().chance().nextLong() >>> VARIANT_WIDTH | Long.MIN_VALUE;
        return StringData.fromString(new UUID(high, low).toString());
    }

    private StringData typeName(RowData row) {
        boolean isLong = operands.count() > 1 && Boolean.TRUE.equals(operands.value(row, 1));
        LogicalType type = operands.type(0);
        return StringData.fromString(isLong ? type.asSerializableString() : type.asSummaryString());
    }

    private boolean consistsOf(RowData row, IntPredicate characters) {
        Object value = operands.value(row, 0);
        if (value == null || !operands.type(0).is(LogicalTypeFamily.CHARACTER_STRING)) return false;
        String text = value.toString();
        return !text.isEmpty() && text.codePoints().allMatch(characters);
    }

    private boolean isDecimal(RowData row) {
        Object value = operands.value(row, 0);
        if (value == null) return false;
        if (operands.type(0).is(LogicalTypeFamily.NUMERIC)) return true;
        if (!operands.type(0).is(LogicalTypeFamily.CHARACTER_STRING)) return false;
        try {
            Double.parseDouble(value.toString());
            return true;
        } catch (NumberFormatException wrong) {
            return false;
        }
    }

    /// Returns the text that Java's formatter writes. A wrong format gives NULL.
    private @Nullable StringData printed(RowData row) {
        Object format = operands.value(row, 0);
        if (format == null) return null;
        @Nullable Object[] arguments = new Object[operands.count() - 1];
        for (int i = 0; i < arguments.length; i++) arguments[i] = argument(row, i + 1);
        try {
            return StringData.fromString(String.format(Locale.ROOT, format.toString(), arguments));
        } catch (IllegalFormatException wrong) {
            return null;
        }
    }

    private @Nullable Object argument(RowData row, int operand) {
        Object value = operands.value(row, operand);
        LogicalType type = operands.type(operand);
        if (value == null || value instanceof Number || value instanceof Boolean) return value;
        if (value instanceof dev.millrace.table.data.DecimalData decimal) return decimal.toBigDecimal();
        return String.valueOf(operands.casts().cast(value, type, VarCharType.STRING_TYPE));
    }

    /// Makes random numbers. With a seed they are those of `java.util.Random`, which the SQL standard of Flink uses.
    private static final class RandomCalls {
        private final Operands operands;
        // A constant seed starts one sequence for all rows.
        private final @Nullable SeededRandom sequence;

        RandomCalls(Operands operands) {
            this.operands = operands;
            this.sequence = sequence(operands.call());
        }

        private static @Nullable SeededRandom sequence(Expr.Call call) {
            boolean hasSeed = call.operands().size() > (call.function().equals("RAND") ? 0 : 1);
            return hasSeed
                            && call.operands().getFirst() instanceof Expr.Literal literal
                            && literal.value() instanceof Number seed
                    ? seeded(seed)
                    : null;
        }

        private @Nullable SeededRandom random(RowData row) {
            if (sequence != null) return sequence;
            return operands.value(row, 0) instanceof Number seed ? seeded(seed) : null;
        }

        private @Nullable Object number(RowData row) {
            if (operands.count() == 0) return Host.real().chance().nextDouble();
            SeededRandom random = random(row);
            return random == null ? null : random.nextDouble();
        }

        private @Nullable Object integer(RowData row) {
            if (!(operands.value(row, operands.count() - 1) instanceof Number bound)) return null;
            if (operands.count() == 1) return Host.real().chance().nextInt(bound.intValue());
            SeededRandom random = random(row);
            return random == null ? null : random.nextInt(bound.intValue());
        }

        private static SeededRandom seeded(Number seed) {
            return new SeededRandom((seed.longValue() ^ JAVA_MULTIPLIER) & SeededRandom.MASK);
        }
    }

    /// Is the linear congruential generator of `java.util.Random`. Thread-safe.
    private static final class SeededRandom {
        static final long MASK = (1L << 48) - 1;

        private long state;

        SeededRandom(long state) {
            this.state = state;
        }

        private int next(int bits) {
            state = (state * JAVA_MULTIPLIER + 0xBL) & MASK;
            return (int) (state >>> (48 - bits));
        }

        synchronized double nextDouble() {
            return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
        }

        synchronized int nextInt(int bound) {
            int bits = next(31);
            if ((bound & -bound) == bound) return (int) ((bound * (long) bits) >> 31);
            int value = bits % bound;
            while (bits - value + (bound - 1) < 0) {
                bits = next(31);
                value = bits % bound;
            }
            return value;
        }
    }
}
