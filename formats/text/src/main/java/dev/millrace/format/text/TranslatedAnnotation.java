package dev.millrace.format.text;

import dev.millrace.base.fault.MillraceException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Presents an annotation of a program's Jackson 2 or 3 as the relocated Jackson's annotation of the same name. If
/// the program's version lacks an element or has its default, the relocated default applies.
final class TranslatedAnnotation implements InvocationHandler {
    private static final String RELOCATED = "dev.millrace.jackson.";
    private static final String[] ROOTS = {"com.fasterxml.jackson.", "tools.jackson."};

    private final Annotation original;
    private final Class<? extends Annotation> type;

    private TranslatedAnnotation(Annotation original, Class<? extends Annotation> type) {
        this.original = original;
        this.type = type;
    }

    /// Returns whether an annotation has this type, or a type of the same name in a program's Jackson.
    static boolean isOf(Annotation annotation, Class<? extends Annotation> type) {
        Class<? extends Annotation> actual = annotation.annotationType();
        return actual == type || type.getName().equals(relocated(actual));
    }

    /// @param original an annotation for which [#isOf] is true
    static <A extends Annotation> A of(Annotation original, Class<A> type) {
        if (type.isInstance(original)) return type.cast(original);
        InvocationHandler handler = new TranslatedAnnotation(original, type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /// Returns the package `….jackson.` of a class of a program's Jackson; null for any other class.
    static @Nullable String root(Class<?> type) {
        for (String root : ROOTS) {
            if (type.getName().startsWith(root)) return root;
        }
        return null;
    }

    private static @Nullable String relocated(Class<?> type) {
        String root = root(type);
        return root == null ? null : RELOCATED + type.getName().substring(root.length());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "toString" -> original.toString();
            case "hashCode" -> original.hashCode();
            case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
            default -> element(method);
        };
    }

    private Object element(Method method) {
        try {
            Method source = original.annotationType().getMethod(method.getName());
            Object value = source.invoke(original);
            Object normal = method.getDefaultValue();
            if (normal != null && Objects.deepEquals(value, source.getDefaultValue())) return normal;
            return translate(value, method.getReturnType(), method);
        } catch (NoSuchMethodException older) {
            return method.getDefaultValue();
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw unknown(original, method, broken);
        }
    }

    private Object translate(Object value, Class<?> wanted, Method method) {
        if (wanted.isArray()) {
            int length = Array.getLength(value);
            Object translated = Array.newInstance(wanted.getComponentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(translated, i, translate(Array.get(value, i), wanted.getComponentType(), method));
            }
            return translated;
        }
        return switch (value) {
            case Annotation nested -> of(nested, wanted.asSubclass(Annotation.class));
            case Enum<?> constant -> constant(constant, wanted, method);
            case Class<?> named -> namedClass(named, method);
            default -> value;
        };
    }

    private Object constant(Enum<?> constant, Class<?> wanted, Method method) {
        for (Object each : wanted.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(constant.name())) return each;
        }
        throw unknown(constant, method, null);
    }

    private Class<?> namedClass(Class<?> named, Method method) {
        String name = relocated(named);
        Class<?> known = named;
        if (name != null) {
            try {
                known = Class.forName(name, false, type.getClassLoader());
            } catch (ClassNotFoundException notHere) {
                throw unknown(named.getName(), method, notHere);
            }
        }
        Class<?> bound = bound(method.getGenericReturnType());
        if (bound == null || bound.isAssignableFrom(known)) return known;
        throw unknown(named.getName(), method, null);
    }

    /// Returns the class `B` of an element of type `Class<? extends B>`; null for any other type.
    private static @Nullable Class<?> bound(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof WildcardType wildcard
                        && wildcard.getUpperBounds()[0] instanceof Class<?> bound
                ? bound
                : null;
    }

    private MillraceException unknown(Object value, Method method, @Nullable Exception cause) {
        var told = FormatFaults.FOREIGN_ANNOTATION
                .what("@%s has %s = %s", original.annotationType().getSimpleName(), method.getName(), value)
                .why("The built-in mapper uses another Jackson than the program and cannot use this value.");
        if (cause != null) told = told.cause(cause);
        return told.fix(
                "Pass a supplier of the program's own ObjectMapper to the JSON schema, or remove the" + " annotation.");
    }
}
