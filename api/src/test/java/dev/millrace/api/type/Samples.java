package dev.millrace.api.type;

import dev.millrace.api.tuple.Tuple2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Contains classes as users write them.
public final class Samples {
    private Samples() {}

    /// Has constants with bodies.
    public enum Colour {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        },
        BLUE
    }

    /// A record whose fields are immutable.
    public record Point(int x, long y, @Nullable String name) {}

    /// A record with mutable parts.
    public record Box(
            List<String> items, int[] numbers, @Nullable Colour colour) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Box that
                    && Objects.equals(items, that.items)
                    && java.util.Arrays.equals(numbers, that.numbers)
                    && colour == that.colour;
        }

        @Override
        public int hashCode() {
            return Objects.hash(items, colour);
        }
    }

    /// A private record.
    private record Hidden(double value, boolean flag) {}

    static Object hidden() {
        return new Hidden(2.5, true);
    }

    /// A record with type parameters.
    public record Pair<A, B>(A left, B right) {}

    /// Is a sealed type.
    public sealed interface Shape permits Circle, Square, Group {}

    /// A permitted class.
    public record Circle(double radius) implements Shape {}

    /// A permitted class.
    public record Square(int side) implements Shape {}

    /// A permitted class that contains shapes.
    public record Group(List<Shape> parts) implements Shape {}

    /// Has fields of all primitive types, fields with accessor methods, and an inherited field.
    public static class Everything extends Parent {
        public boolean flag;
        public byte small;
        public short medium;
        public char letter;
        public int number;
        public float fraction;
        public double precise;
        public @Nullable Integer boxed;
        public @Nullable List<String> words;
        public @Nullable Map<String, Long> counts;
        public @Nullable Tuple2<String, Integer> tuple;
        public @Nullable Point point;
        public Optional<String> maybe = Optional.empty();
        private long secret;

        public Everything() {}

        public long getSecret() {
            return secret;
        }

        public void setSecret(long secret) {
            this.secret = secret;
        }

        private List<@Nullable Object> fields() {
            List<@Nullable Object> fields = new ArrayList<>(List.of(flag, small, medium, letter, number));
            fields.addAll(List.of(fraction, precise, secret, getParent(), maybe));
            for (Object each : new @Nullable Object[] {boxed, words, counts, tuple, point}) fields.add(each);
            return fields;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Everything that && fields().equals(that.fields());
        }

        @Override
        public int hashCode() {
            return fields().hashCode();
        }
    }

    /// Has a private field.
    public static class Parent {
        private String parent = "";

        public Parent() {}

        public String getParent() {
            return parent;
        }

        public void setParent(String parent) {
            this.parent = parent;
        }
    }

    static Everything everything() {
        Everything value = new Everything();
        value.flag = true;
        value.small = Byte.MIN_VALUE;
        value.medium = Short.MAX_VALUE;
        value.letter = '€';
        value.number = Integer.MIN_VALUE;
        value.fraction = Float.NaN;
        value.precise = Double.MIN_VALUE;
        value.boxed = 7;
        value.words = new ArrayList<>(List.of("a", ""));
        value.counts = new HashMap<>(Map.of("k", 1L));
        value.tuple = Tuple2.of("t", 2);
        value.point = new Point(1, 2, null);
        value.maybe = Optional.of("yes");
        value.setSecret(Long.MIN_VALUE);
        value.setParent("parent");
        return value;
    }

    /// Breaks the rules for POJOs: the class has no constructor without parameters.
    public static class Stubborn {
        private final String text;
        private @Nullable Stubborn friend;

        public Stubborn(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        @Nullable
        Stubborn friend() {
            return friend;
        }

        void befriend(Stubborn other) {
            friend = other;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Stubborn that && that.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /// Does not override `hashCode`.
    public static class Anonymous {
        private final int value;

        public Anonymous(int value) {
            this.value = value;
        }

        int value() {
            return value;
        }
    }
}
