package dev.millrace.api.serializer;

import dev.millrace.api.tuple.Tuple;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds or generates the shape of a class. Generated shapes are cached as long as their class exists.
public final class Shapes {
    private static final ClassValue<Map<Object, Shape<?>>> MADE = new ClassValue<>() {
        @Override
        protected Map<Object, Shape<?>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Shapes() {}

    /// Returns the shape of a tuple class, whose fields are `f0`, `f1`, ….
    public static <T extends Tuple> Shape<T> ofTuple(Class<T> type, TypeSerializer<?>[] serializers) {
        List<ShapeField> fields = new ArrayList<>();
        for (int i = 0; i < serializers.length; i++) fields.add(ofPublicField(type, "f" + i));
        return find(new ShapePlan<>(type, fields, immutables(serializers), true));
    }

    /// Returns the shape of a record class.
    public static <T> Shape<T> ofRecord(Class<T> type, TypeSerializer<?>[] serializers) {
        List<ShapeField> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(new ShapeField(component.getName(), component.getType(), component.getAccessor(), null));
        }
        return find(new ShapePlan<>(type, fields, immutables(serializers), false));
    }

    /// Returns the shape of a POJO class, restricted to the given fields.
    public static <T> Shape<T> ofFields(Class<T> type, List<Field> members, TypeSerializer<?>[] serializers) {
        List<ShapeField> fields =
                members.stream().map(member -> ShapeField.ofField(type, member)).toList();
        return find(new ShapePlan<>(type, fields, immutables(serializers), false));
    }

    private static ShapeField ofPublicField(Class<?> type, String name) {
        try {
            Field field = type.getField(name);
            return new ShapeField(name, field.getType(), field, field);
        } catch (NoSuchFieldException thrown) {
            throw TypeFaults.SHAPE
                    .what("The class %s has no field %s.", type.getName(), name)
                    .cause(thrown)
                    .fix("Declare a tuple type with exactly as many field types as its class has fields.");
        }
    }

    /// Returns which serializers have values that copies can share. A null element means that the serializer
    /// is unknown.
    private static boolean[] immutables(@Nullable TypeSerializer<?>[] serializers) {
        boolean[] immutables = new boolean[serializers.length];
        for (int i = 0; i < immutables.length; i++) {
            TypeSerializer<?> serializer = serializers[i];
            immutables[i] = serializer != null && serializer.isImmutableType();
        }
        return immutables;
    }

    @SuppressWarnings("unchecked")
    private static <T> Shape<T> find(ShapePlan<T> plan) {
        Object key = List.of(plan.fields().stream().map(ShapeField::name).toList(), Arrays.toString(plan.immutable()));
        Map<Object, Shape<?>> made = MADE.get(plan.type());
        Shape<?> known = made.get(key);
        if (known == null) {
            known = ShapeGenerator.generate(plan);
            made.put(key, known);
        }
        return (Shape<T>) known;
    }
}
