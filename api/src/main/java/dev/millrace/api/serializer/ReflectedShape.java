package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Accesses fields with method handles. Used for classes that generated code cannot access; slower than generated code.
@SuppressWarnings({"unchecked", "NullAway"})
final class ReflectedShape<T> extends Shape<T> {
    private final ShapePlan<T> plan;
    private final MethodHandle[] readers;
    private final MethodHandle[] writers;
    private final MethodHandle constructor;

    ReflectedShape(ShapePlan<T> plan) {
        this.plan = plan;
        int count = plan.fields().size();
        readers = new MethodHandle[count];
        writers = new MethodHandle[count];
        try {
            for (int i = 0; i < count; i++) {
                ShapeField field = plan.fields().get(i);
                readers[i] = reader(field.reader()).asType(MethodType.methodType(Object.class, Object.class));
                if (field.writer() != null) writers[i] = writer(field.writer());
            }
            constructor = constructor(plan);
        } catch (ReflectiveOperationException | RuntimeException thrown) {
            throw TypeFaults.SHAPE
                    .what(
                            "The class %s cannot be read or instantiated.",
                            plan.type().getName())
                    .cause(thrown)
                    .fix("Make the class and its constructor public, or open its module to dev.millrace.");
        }
    }

    private static MethodHandle constructor(ShapePlan<?> plan) throws ReflectiveOperationException {
        Class<?>[] parameters = plan.type().isRecord() ? plan.fieldTypes() : new Class<?>[0];
        Constructor<?> made = plan.type().getDeclaredConstructor(parameters);
        made.setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflectConstructor(made);
        return handle.asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private static MethodHandle reader(Member member) throws IllegalAccessException {
        ((AccessibleObject) member).setAccessible(true);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        return member instanceof Field field ? lookup.unreflectGetter(field) : lookup.unreflect((Method) member);
    }

    private static MethodHandle writer(Member member) throws IllegalAccessException {
        ((AccessibleObject) member).setAccessible(true);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle handle =
                member instanceof Field field ? lookup.unreflectSetter(field) : lookup.unreflect((Method) member);
        return handle.asType(MethodType.methodType(void.class, Object.class, Object.class));
    }

    @Override
    public T copy(T value, TypeSerializer<?>[] serializers) {
        @Nullable Object[] fields = new @Nullable Object[readers.length];
        for (int i = 0; i < fields.length; i++) fields[i] = copyField(get(value, i), serializers[i]);
        return build(fields);
    }

    @Override
    public void write(T value, DataOutputView out, TypeSerializer<?>[] serializers) throws IOException {
        for (int i = 0; i < readers.length; i++) {
            Object field = get(value, i);
            if (isRequired(i)) writeRequired(field, out, serializers[i]);
            else writeField(field, out, serializers[i]);
        }
    }

    @Override
    public T read(DataInputView in, TypeSerializer<?>[] serializers) throws IOException {
        @Nullable Object[] fields = new @Nullable Object[readers.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = isRequired(i) ? readRequired(in, serializers[i]) : readField(in, serializers[i]);
        }
        return build(fields);
    }

    private boolean isRequired(int field) {
        return plan.required() || plan.fields().get(field).isPrimitive();
    }

    @Override
    public @Nullable Object get(T value, int field) {
        try {
            return (Object) readers[field].invokeExact((Object) value);
        } catch (Throwable thrown) {
            throw failure(thrown);
        }
    }

    @Override
    public void set(T value, int field, @Nullable Object content) {
        try {
            writers[field].invokeExact((Object) value, content);
        } catch (Throwable thrown) {
            throw failure(thrown);
        }
    }

    @Override
    public T build(@Nullable Object[] fields) {
        @Nullable Object[] filled = fields.clone();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] == null) filled[i] = zero(plan.fields().get(i).type());
        }
        try {
            if (plan.type().isRecord()) return (T) (Object) constructor.invokeExact(filled);
            T made = (T) (Object) constructor.invokeExact(new Object[0]);
            for (int i = 0; i < filled.length; i++) set(made, i, filled[i]);
            return made;
        } catch (Throwable thrown) {
            throw failure(thrown);
        }
    }

    private static @Nullable Object zero(Class<?> type) {
        return type.isPrimitive() ? zeroOf(type) : null;
    }

    private static Object zeroOf(Class<?> type) {
        try {
            return MethodHandles.zero(type).invoke();
        } catch (Throwable thrown) {
            throw failure(thrown);
        }
    }

    private static RuntimeException failure(Throwable thrown) {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException runtime) return runtime;
        return new IllegalStateException("An accessor or constructor failed.", thrown);
    }
}
