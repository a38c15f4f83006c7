package dev.millrace.api.source.library;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.source.SourceFaults;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import dev.millrace.base.host.Host;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Generates an endless sequence of random values.
public abstract class RandomGenerator<T> implements DataGenerator<T> {
    private static final long serialVersionUID = 1L;
    private static final String HEX = "0123456789abcdef";

    /// The random number generator; null before [#open].
    protected transient java.util.random.@Nullable RandomGenerator random;

    /// The fraction of null values, from 0 to 1.
    protected float nullRate;

    /// Whether texts and collections have a random length from 1 to their maximum.
    protected boolean varLen;

    public RandomGenerator() {}

    @Override
    public void open(String name, FunctionInitializationContext context, RuntimeContext runtimeContext)
            throws Exception {
        random = Host.real().chance();
    }

    /// Sets the fraction of null values.
    ///
    /// @param rate from 0 to 1
    /// @throws IllegalArgumentException if the rate is outside this range
    public RandomGenerator<T> withNullRate(float rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw SourceFaults.PARAMETERS
                    .argument("The share of null values is %s.", rate)
                    .fix("Choose a share from 0 to 1.");
        }
        nullRate = rate;
        return this;
    }

    /// Sets whether texts and collections have a random length from 1 to their maximum.
    public RandomGenerator<T> withVarLen(boolean isVariable) {
        varLen = isVariable;
        return this;
    }

    /// Returns the value of a supplier, or null with the probability `nullRate`.
    protected @Nullable T nextWithNullRate(Supplier<T> supplier) {
        return nullRate > 0 && random().nextFloat() < nullRate ? null : supplier.get();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    /// Generates numbers of a range.
    ///
    /// @param max the greatest number, included
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Long> longGenerator(long min, long max) {
        checkRange(min <= max, min, max);
        return new Drawn<>(
                (random, _) -> max == Long.MAX_VALUE ? fullRange(random, min) : (Long) random.nextLong(min, max + 1));
    }

    /// Generates numbers of a range.
    ///
    /// @param max the greatest number, included
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Integer> intGenerator(int min, int max) {
        checkRange(min <= max, min, max);
        return new Drawn<>((random, _) -> (int) random.nextLong(min, max + 1L));
    }

    /// Generates numbers of a range.
    ///
    /// @param max the greatest number, included
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Short> shortGenerator(short min, short max) {
        checkRange(min <= max, min, max);
        return new Drawn<>((random, _) -> (short) random.nextInt(min, max + 1));
    }

    /// Generates numbers of a range.
    ///
    /// @param max the greatest number, included
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Byte> byteGenerator(byte min, byte max) {
        checkRange(min <= max, min, max);
        return new Drawn<>((random, _) -> (byte) random.nextInt(min, max + 1));
    }

    /// Generates numbers of a range.
    ///
    /// @param max the upper bound, excluded
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Float> floatGenerator(float min, float max) {
        checkRange(min <= max, min, max);
        return new Drawn<>((random, _) -> min == max ? min : (Float) random.nextFloat(min, max));
    }

    /// Generates numbers of a range.
    ///
    /// @param max the upper bound, excluded
    /// @throws IllegalArgumentException if `min` is above `max`
    public static RandomGenerator<Double> doubleGenerator(double min, double max) {
        checkRange(min <= max, min, max);
        return new Drawn<>((random, _) -> min == max ? min : (Double) random.nextDouble(min, max));
    }

    /// Generates texts of hexadecimal digits.
    public static RandomGenerator<String> stringGenerator(int len) {
        checkLength(len);
        return new Drawn<>((random, isVariable) -> {
            int length = length(random, len, isVariable);
            StringBuilder text = new StringBuilder(length);
            for (int at = 0; at < length; at++) text.append(HEX.charAt(random.nextInt(HEX.length())));
            return text.toString();
        });
    }

    /// Generates `true` and `false` with equal probability.
    public static RandomGenerator<Boolean> booleanGenerator() {
        return new Drawn<>((random, _) -> random.nextBoolean());
    }

    /// Generates arrays. The component type is the class of the elements, or `Object` if the elements have several
    /// classes or are all null.
    public static <T> RandomGenerator<T[]> arrayGenerator(DataGenerator<T> generator, int len) {
        checkLength(len);
        return new Drawn<T[]>(
                (random, isVariable) -> {
                    int length = length(random, len, isVariable);
                    List<T> elements = new ArrayList<>(length);
                    for (int at = 0; at < length; at++) elements.add(generator.next());
                    return array(elements);
                },
                generator);
    }

    /// Generates maps of at most `size` entries. A map has fewer entries if a key occurs twice.
    public static <K, V> RandomGenerator<Map<K, V>> mapGenerator(
            DataGenerator<K> key, DataGenerator<V> value, int size) {
        checkLength(size);
        return new Drawn<Map<K, V>>(
                (random, isVariable) -> {
                    int length = length(random, size, isVariable);
                    Map<K, V> entries = new HashMap<>();
                    for (int at = 0; at < length; at++) entries.put(key.next(), value.next());
                    return entries;
                },
                key,
                value);
    }

    private static void checkRange(boolean isInOrder, Number min, Number max) {
        if (isInOrder) return;
        throw SourceFaults.PARAMETERS
                .argument("The range of random values is from %s to %s.", min, max)
                .fix("Set a start that does not exceed the end.");
    }

    private static void checkLength(int length) {
        if (length >= 0) return;
        throw SourceFaults.PARAMETERS
                .argument("Random values have the length %d.", length)
                .fix("Choose 0 or more.");
    }

    // The maximum is included, and Long.MAX_VALUE + 1 does not exist.
    private static long fullRange(java.util.random.RandomGenerator random, long min) {
        return min == Long.MIN_VALUE ? random.nextLong() : random.nextLong(min - 1, Long.MAX_VALUE) + 1;
    }

    private static int length(java.util.random.RandomGenerator random, int len, boolean isVariable) {
        return isVariable && len > 0 ? random.nextInt(1, len + 1) : len;
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] array(List<T> elements) {
        List<? extends Class<?>> classes = elements.stream()
                .filter(Objects::nonNull)
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        Class<?> of = classes.size() == 1 ? classes.getFirst() : Object.class;
        return elements.toArray((T[]) Array.newInstance(of, elements.size()));
    }

    java.util.random.RandomGenerator random() {
        java.util.random.RandomGenerator opened = random;
        if (opened != null) return opened;
        throw SourceFaults.PARAMETERS
                .state("A random generator was used before it was opened.")
                .fix("Call open in initializeState of the function that uses the generator.");
    }

    private interface Draw<T> extends Serializable {
        T draw(java.util.random.RandomGenerator random, boolean isVariable);
    }

    private static final class Drawn<T> extends RandomGenerator<T> {
        private static final long serialVersionUID = 1L;

        private final Draw<T> draw;
        private final DataGenerator<?>[] parts;

        Drawn(Draw<T> draw, DataGenerator<?>... parts) {
            this.draw = draw;
            this.parts = parts;
        }

        @Override
        public void open(String name, FunctionInitializationContext context, RuntimeContext runtimeContext)
                throws Exception {
            super.open(name, context, runtimeContext);
            for (int at = 0; at < parts.length; at++) parts[at].open(name + "." + at, context, runtimeContext);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            for (DataGenerator<?> part : parts) part.snapshotState(context);
        }

        @Override
        @SuppressWarnings("NullAway") // null only if the caller requests nulls
        public T next() {
            return nextWithNullRate(() -> draw.draw(random(), varLen));
        }
    }
}
