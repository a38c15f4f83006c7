package dev.millrace.api.util;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes, ships and copies user objects by Java serialization.
public final class InstantiationUtil {
    private InstantiationUtil() {}

    /// An instance of a class named by text, through its public constructor without parameters.
    ///
    /// @throws FlinkException if there is no such class, or it cannot be made
    public static <T> T instantiate(String className, Class<T> targetType, ClassLoader classLoader)
            throws FlinkException {
        try {
            return instantiate(classLoader.loadClass(className).asSubclass(targetType));
        } catch (ClassNotFoundException thrown) {
            throw new FlinkException("class " + className + " was not found by " + classLoader, thrown);
        } catch (ClassCastException thrown) {
            throw new FlinkException("class " + className + " is not a " + targetType.getName(), thrown);
        }
    }

    /// As [#instantiate(Class)]; the class must also be a subtype of the given one.
    public static <T> T instantiate(Class<T> type, @Nullable Class<? super T> castTo) {
        if (castTo != null && !castTo.isAssignableFrom(type)) {
            throw new RuntimeException("class " + type.getName() + " is not a " + castTo.getName());
        }
        return instantiate(type);
    }

    /// A new instance by the public constructor without parameters; what that throws leaves as the cause.
    ///
    /// @throws RuntimeException which says what keeps the class from being made
    public static <T> T instantiate(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new RuntimeException("the constructor of " + type.getName() + " failed", thrown.getCause());
        } catch (ReflectiveOperationException thrown) {
            String reason = checkForInstantiationError(type);
            throw new RuntimeException(
                    "class " + type.getName() + " cannot be made: " + (reason == null ? thrown.getMessage() : reason),
                    thrown);
        }
    }

    public static boolean hasPublicNullaryConstructor(Class<?> type) {
        return Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    public static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers());
    }

    /// Whether it is neither abstract, nor an interface, nor a primitive type.
    public static boolean isProperClass(Class<?> type) {
        int modifiers = type.getModifiers();
        return !Modifier.isAbstract(modifiers) && !Modifier.isInterface(modifiers) && !type.isPrimitive();
    }

    /// Whether its instances need one of the enclosing class.
    public static boolean isNonStaticInnerClass(Class<?> type) {
        return type.getEnclosingClass() != null
                && (type.getDeclaringClass() == null || !Modifier.isStatic(type.getModifiers()));
    }

    /// @throws RuntimeException if instances cannot be made by [#instantiate(Class)]
    public static void checkForInstantiation(Class<?> type) {
        String reason = checkForInstantiationError(type);
        if (reason != null) throw new RuntimeException("class " + type.getName() + " cannot be made: " + reason);
    }

    /// Why instances cannot be made; null if they can.
    public static @Nullable String checkForInstantiationError(Class<?> type) {
        if (!isPublic(type)) return "the class is not public";
        if (type.isArray()) return "the class is an array";
        if (!isProperClass(type)) return "the class is abstract, an interface or primitive";
        if (isNonStaticInnerClass(type)) return "the class is an inner class that is not static";
        return hasPublicNullaryConstructor(type) ? null : "it has no public constructor without parameters";
    }

    /// Whether Java serialization can write it, with all that it refers to.
    public static boolean isSerializable(Object object) {
        try {
            serializeObject(object);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The object as bytes of Java serialization.
    public static byte[] serializeObject(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        serializeObject(bytes, object);
        return bytes.toByteArray();
    }

    /// Writes the object to the stream, which stays open.
    public static void serializeObject(OutputStream output, @Nullable Object object) throws IOException {
        ObjectOutputStream objects =
                output instanceof ObjectOutputStream stream ? stream : new ObjectOutputStream(output);
        objects.writeObject(object);
        objects.flush();
    }

    /// Reads an object whose classes the loader finds.
    public static <T> T deserializeObject(byte[] bytes, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return deserializeObject(new ByteArrayInputStream(bytes), classLoader);
    }

    /// Reads an object whose classes the loader finds; the stream stays open.
    @SuppressWarnings("unchecked")
    public static <T> T deserializeObject(InputStream input, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return (T) new LoadedObjectStream(input, classLoader).nextObject();
    }

    /// A deep copy by Java serialization, with the classes of the original's own loader.
    @SuppressWarnings("NullAway") // null in, null out, as callers know it
    public static <T extends Serializable> T clone(@Nullable T object) throws IOException, ClassNotFoundException {
        if (object == null) return null;
        ClassLoader loader = object.getClass().getClassLoader();
        return clone(object, loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }

    /// A deep copy by Java serialization whose classes come from the loader.
    @SuppressWarnings("NullAway")
    public static <T extends Serializable> T clone(@Nullable T object, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return object == null ? null : deserializeObject(serializeObject(object), classLoader);
    }

    /// As [#clone(Serializable)], with an unchecked exception.
    public static <T extends Serializable> T cloneUnchecked(@Nullable T object) {
        try {
            return clone(object);
        } catch (IOException | ClassNotFoundException thrown) {
            throw new RuntimeException("object " + object + " could not be copied by serialization", thrown);
        }
    }
}
