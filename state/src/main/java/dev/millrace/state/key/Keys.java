package dev.millrace.state.key;

import dev.millrace.api.type.KeyHash;
import dev.millrace.api.type.TypeInformation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Determines how keys of one type are stored, compared and hashed. Keys of the types `Long`, `Integer`, `Short` and
/// `Byte` are primitive: tables store them as longs. Other keys are objects. Immutable.
///
/// @param <K> the type of the keys
public final class Keys<K> {
    private final @Nullable PrimitiveKind boxing;
    private final KeyHash<K> keyHash;

    private enum PrimitiveKind {
        LONG,
        INT,
        SHORT,
        BYTE
    }

    private Keys(@Nullable PrimitiveKind boxing, KeyHash<K> keyHash) {
        this.boxing = boxing;
        this.keyHash = keyHash;
    }

    /// Returns how keys of a type are stored, compared and hashed.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the type cannot be a key
    public static <K> Keys<K> of(TypeInformation<K> type) {
        Class<?> shape = type.getTypeClass();
        PrimitiveKind boxing = null;
        if (shape == Long.class) boxing = PrimitiveKind.LONG;
        else if (shape == Integer.class) boxing = PrimitiveKind.INT;
        else if (shape == Short.class) boxing = PrimitiveKind.SHORT;
        else if (shape == Byte.class) boxing = PrimitiveKind.BYTE;
        return new Keys<>(boxing, KeyHash.of(type));
    }

    /// Returns whether keys are stored and sent as primitive longs.
    public boolean isPrimitive() {
        return boxing != null;
    }

    /// Returns the hash of a key, which is the same in every process.
    public int hash(K key) {
        return boxing != null ? hashLong(toLong(key)) : keyHash.hash(key);
    }

    /// Returns the hash of a primitive key.
    public int hashLong(long key) {
        return KeyHash.ofLong(key);
    }

    /// Converts a primitive key to a long.
    ///
    /// @throws NullPointerException if the key is null
    public long toLong(K key) {
        if (key instanceof Long number) return number;
        if (key == null) throw new NullPointerException("the key selector returned null: a record must have a key");
        return ((Number) key).longValue();
    }

    /// Converts a long to a primitive key.
    @SuppressWarnings("unchecked")
    public K fromLong(long key) {
        return (K)
                switch (boxing) {
                    case LONG -> (Object) key;
                    case INT -> (int) key;
                    case SHORT -> (short) key;
                    case BYTE -> (byte) key;
                    case null -> throw new IllegalStateException("keys are no numbers");
                };
    }

    /// Returns whether two object keys are equal. Arrays are compared by their elements.
    ///
    /// @param one null if a table has no key at this place
    public boolean equal(@Nullable Object one, Object other) {
        return other.equals(one) || other.getClass().isArray() && Objects.deepEquals(one, other);
    }
}
