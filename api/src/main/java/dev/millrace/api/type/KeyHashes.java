package dev.millrace.api.type;

import dev.millrace.api.serializer.Shape;
import dev.millrace.api.serializer.TypeFaults;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Implements the hash functions for all kinds of keys.
@SuppressWarnings({"unchecked", "NullAway"})
final class KeyHashes {
    private static final KeyHash<Object> BY_OWN_HASH = key -> KeyHash.ofInt(key.hashCode());

    private KeyHashes() {}

    static <K> KeyHash<K> of(TypeInformation<K> type) {
        return (KeyHash<K>) find(type);
    }

    private static KeyHash<?> find(TypeInformation<?> type) {
        return switch (type) {
            case BasicTypeInfo<?> basic -> ofBasic(basic.getTypeClass());
            case SqlTimeTypeInfo<?> _, LocalTimeTypeInfo<?> _, JdkTypeInfo<?> _ -> BY_OWN_HASH;
            case EnumTypeInfo<?> _ ->
                (KeyHash<Enum<?>>) key -> KeyHash.ofInt(key.name().hashCode());
            case TupleTypeInfo<?> tuple -> ofTuple(nullable(tuple.getFieldTypes()));
            case RowTypeInfo row -> ofRow(row, nullable(row.getFieldTypes()));
            case PojoTypeInfo<?> pojo -> ofFields(pojo);
            case ListTypeInfo<?> list -> ofIterable(nullable(list.getElementTypeInfo()));
            case SetTypeInfo<?> set -> ofSet(nullable(set.getElementTypeInfo()));
            case MapTypeInfo<?, ?> map -> ofMap(nullable(map.getKeyTypeInfo()), nullable(map.getValueTypeInfo()));
            case OptionalTypeInfo<?> optional -> ofOptional(nullable(optional.getElementTypeInfo()));
            case EitherTypeInfo<?, ?> either ->
                ofEither(nullable(either.getLeftType()), nullable(either.getRightType()));
            case SealedTypeInfo<?> sealed -> ofSealed(sealed);
            case PrimitiveArrayTypeInfo<?> array -> ofArray(nullable(array.getComponentType()));
            case BasicArrayTypeInfo<?, ?> array -> ofArray(nullable(array.getComponentInfo()));
            case ObjectArrayTypeInfo<?, ?> array -> ofArray(nullable(array.getComponentInfo()));
            case LateTypeInfo<?> _ -> new LateHash();
            default -> ofOther(type);
        };
    }

    private static KeyHash<?> ofBasic(Class<?> type) {
        if (type == Long.class) return (KeyHash<Long>) KeyHash::ofLong;
        if (type == Double.class) return (KeyHash<Double>) key -> KeyHash.ofLong(Double.doubleToLongBits(key));
        return type == Void.class ? _ -> 0 : BY_OWN_HASH;
    }

    private static KeyHash<?> ofOther(TypeInformation<?> type) {
        Class<?> raw = type.getTypeClass();
        if (type.isKeyType() && !raw.isArray() && TypeExtractor.hasOwnHashCode(raw)) return BY_OWN_HASH;
        throw TypeFaults.KEY
                .what("Values of type %s cannot be keys.", type)
                .why(
                        "Equal values of %s would have different hashes, because the class does not override"
                                + " hashCode.",
                        raw.getName())
                .fix("Choose a basic type, text, an enum, a record or a tuple of these as key, or implement"
                        + " equals and hashCode.");
    }

    private static KeyHash<Object> nullable(TypeInformation<?> type) {
        KeyHash<Object> hash = (KeyHash<Object>) find(type);
        return key -> key == null ? 0 : hash.hash(key);
    }

    private static KeyHash<Object>[] nullable(TypeInformation<?>[] types) {
        return Arrays.stream(types).map(KeyHashes::nullable).toArray(KeyHash[]::new);
    }

    private static int join(int sum, int hash) {
        return 31 * sum + hash;
    }

    private static KeyHash<Tuple> ofTuple(KeyHash<Object>[] fields) {
        return key -> {
            int sum = fields.length;
            for (int i = 0; i < fields.length; i++) sum = join(sum, fields[i].hash(key.getField(i)));
            return KeyHash.ofInt(sum);
        };
    }

    private static KeyHash<Row> ofRow(RowTypeInfo type, KeyHash<Object>[] fields) {
        String[] names = type.getFieldNames();
        return key -> {
            boolean named = key.getFieldNames(false) != null;
            int sum = key.getKind().toByteValue();
            for (int i = 0; i < fields.length; i++) {
                Object field = named ? namedField(key, names[i]) : key.getField(i);
                sum = join(sum, fields[i].hash(field));
            }
            return KeyHash.ofInt(sum);
        };
    }

    private static @Nullable Object namedField(Row row, String name) {
        return row.getFieldNames(false).contains(name) ? row.getField(name) : null;
    }

    private static <T> KeyHash<T> ofFields(PojoTypeInfo<T> type) {
        if (!TypeExtractor.hasOwnHashCode(type.getTypeClass())) ofOther(type);
        KeyHash<Object>[] fields = new KeyHash[type.getArity()];
        for (int i = 0; i < fields.length; i++) fields[i] = nullable(type.getTypeAt(i));
        Shape<T> shape = type.shape();
        return key -> {
            int sum = fields.length;
            for (int i = 0; i < fields.length; i++) sum = join(sum, fields[i].hash(shape.get(key, i)));
            return KeyHash.ofInt(sum);
        };
    }

    private static KeyHash<Iterable<Object>> ofIterable(KeyHash<Object> element) {
        return key -> {
            int sum = 1;
            for (Object each : key) sum = join(sum, element.hash(each));
            return KeyHash.ofInt(sum);
        };
    }

    private static KeyHash<Iterable<Object>> ofSet(KeyHash<Object> element) {
        return key -> {
            int sum = 0;
            for (Object each : key) sum += element.hash(each);
            return KeyHash.ofInt(sum);
        };
    }

    private static KeyHash<Map<Object, Object>> ofMap(KeyHash<Object> keys, KeyHash<Object> values) {
        return key -> {
            int sum = 0;
            for (Map.Entry<Object, Object> each : key.entrySet()) {
                sum += KeyHash.ofInt(join(keys.hash(each.getKey()), values.hash(each.getValue())));
            }
            return KeyHash.ofInt(sum);
        };
    }

    private static KeyHash<Optional<Object>> ofOptional(KeyHash<Object> element) {
        return key -> key.isPresent() ? join(1, element.hash(key.get())) : 0;
    }

    private static KeyHash<Either<Object, Object>> ofEither(KeyHash<Object> left, KeyHash<Object> right) {
        return key -> key.isLeft() ? left.hash(key.left()) : ~right.hash(key.right());
    }

    private static KeyHash<Object> ofSealed(SealedTypeInfo<?> type) {
        Map<Class<?>, KeyHash<Object>> classes = new HashMap<>();
        for (TypeInformation<?> each : type.getPermittedTypes()) classes.put(each.getTypeClass(), nullable(each));
        return key -> {
            Class<?> actual = key.getClass();
            while (actual != null && !classes.containsKey(actual)) actual = actual.getSuperclass();
            return classes.getOrDefault(actual, BY_OWN_HASH).hash(key);
        };
    }

    private static KeyHash<Object> ofArray(KeyHash<Object> component) {
        return key -> {
            int sum = 1;
            for (int i = 0; i < Array.getLength(key); i++) sum = join(sum, component.hash(Array.get(key, i)));
            return KeyHash.ofInt(sum);
        };
    }

    /// Selects the hash function by the class of each key.
    private static final class LateHash implements KeyHash<Object> {
        private final Map<Class<?>, KeyHash<Object>> known = new ConcurrentHashMap<>();

        @Override
        public int hash(Object key) {
            KeyHash<Object> hash = known.get(key.getClass());
            if (hash == null) {
                hash = (KeyHash<Object>) KeyHashes.find(RuntimeTypes.ofClass(key.getClass()));
                known.put(key.getClass(), hash);
            }
            return hash.hash(key);
        }
    }
}
