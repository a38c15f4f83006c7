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

/// Creates, copies and converts user objects by reflection and Java serialization.
public final class InstantiationUtil {
    private InstantiationUtil() {}

    /// Creates an instance of a class by its public constructor without parameters.
    ///
    /// @throws FlinkException if the class is not found or is not a subtype of `targetType`
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

    /// Creates an instance as [#instantiate(Class)] does.
    ///
    /// @throws RuntimeException if the class is not a subtype of `castTo`, or creation fails
    public static <T> T instantiate(Class<T> type, @Nullable Class<? super T> castTo) {
        if (castTo != null && !castTo.isAssignableFrom(type)) {
            throw new RuntimeException("class " + type.getName() + " is not a " + castTo.getName());
        }
        return instantiate(type);
    }

    /// Creates an instance by the public constructor without parameters. An exception of the constructor becomes
    /// the cause.
    ///
    /// @throws RuntimeException if creation fails; the message says why
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

    /// Returns whether the class has a public constructor without parameters.
    public static boolean hasPublicNullaryConstructor(Class<?> type) {
        return Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    /// Returns whether the class is public.
    public static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers());
    }

    /// Returns whether the class is neither abstract, nor an interface, nor a primitive type.
    public static boolean isProperClass(Class<?> type) {
        int modifiers = type.getModifiers();
        return !Modifier.isAbstract(modifiers) && !Modifier.isInterface(modifiers) && !type.isPrimitive();
    }

    /// Returns whether instances of the class need an instance of the enclosing class.
    public static boolean isNonStaticInnerClass(Class<?> type) {
        return type.getEnclosingClass() != null
                && (type.getDeclaringClass() == null || !Modifier.isStatic(type.getModifiers()));
    }

    /// Checks that [#instantiate(Class)] can create instances of the class.
    ///
    /// @throws RuntimeException if [#instantiate(Class)] cannot create instances; the message says why
    public static void checkForInstantiation(Class<?> type) {
        String reason = checkForInstantiationError(type);
        if (reason != null) throw new RuntimeException("class " + type.getName() + " cannot be made: " + reason);
    }

    /// Returns the reason why [#instantiate(Class)] cannot create instances; null if there is none.
    public static @Nullable String checkForInstantiationError(Class<?> type) {
        if (!isPublic(type)) return "the class is not public";
        if (type.isArray()) return "the class is an array";
        if (!isProperClass(type)) return "the class is abstract, an interface or primitive";
        if (isNonStaticInnerClass(type)) return "the class is an inner class that is not static";
        return hasPublicNullaryConstructor(type) ? null : "it has no public constructor without parameters";
    }

    /// Returns whether Java serialization can write the object and all objects that it refers to.
    public static boolean isSerializable(Object object) {
        try {
            serializeObject(object);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Serializes the object by Java serialization.
    public static byte[] serializeObject(@Nullable Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        serializeObject(bytes, object);
        return bytes.toByteArray();
    }

    /// Serializes the object to a stream. The method does not close the stream.
    public static void serializeObject(OutputStream output, @Nullable Object object) throws IOException {
        ObjectOutputStream objects =
                output instanceof ObjectOutputStream stream ? stream : new ObjectOutputStream(output);
        objects.writeObject(object);
        objects.flush();
    }

    /// Deserializes an object. The class loader resolves the classes.
    public static <T> T deserializeObject(byte[] bytes, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return deserializeObject(new ByteArrayInputStream(bytes), classLoader);
    }

    /// Deserializes an object. The class loader resolves the classes. The method does not close the stream.
    @SuppressWarnings("unchecked")
    public static <T> T deserializeObject(InputStream input, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return (T) new LoadedObjectStream(input, classLoader).nextObject();
    }

    /// Returns a deep copy by Java serialization, with the class loader of the original. Null returns null.
    @SuppressWarnings("NullAway") // callers that pass null expect null
    public static <T extends Serializable> T clone(@Nullable T object) throws IOException, ClassNotFoundException {
        if (object == null) return null;
        ClassLoader loader = object.getClass().getClassLoader();
        return clone(object, loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }

    /// Returns a deep copy by Java serialization, with classes of the class loader. Null returns null.
    @SuppressWarnings("NullAway")
    public static <T extends Serializable> T clone(@Nullable T object, ClassLoader classLoader)
            throws IOException, ClassNotFoundException {
        return object == null ? null : deserializeObject(serializeObject(object), classLoader);
    }

    /// Copies the object as [#clone(Serializable)] does, with an unchecked exception.
    public static <T extends Serializable> T cloneUnchecked(@Nullable T object) {
        try {
            return clone(object);
        } catch (IOException | ClassNotFoundException thrown) {
            throw new RuntimeException("object " + object + " could not be copied by serialization", thrown);
        }
    }
}
