package dev.millrace.api.util;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Deserializes objects with the classes of a given class loader. Not thread-safe.
final class LoadedObjectStream extends ObjectInputStream {
    private final ClassLoader loader;
    private @Nullable ClassNotFoundException missing;

    LoadedObjectStream(InputStream input, ClassLoader loader) throws IOException {
        super(input);
        this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(description.getName(), false, loader);
        } catch (ClassNotFoundException _) {
            // Primitive types have no class loader. The JDK finds them by name.
            return found(description);
        }
    }

    private Class<?> found(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        try {
            return super.resolveClass(description);
        } catch (ClassNotFoundException thrown) {
            if (missing == null) missing = thrown;
            throw thrown;
        }
    }

    /// Returns the next object.
    ///
    /// @throws ClassNotFoundException if a class is missing. The JDK may continue after the missing class and fail
    ///     with a [ClassCastException] later; the method reports the missing class then, too.
    Object nextObject() throws IOException, ClassNotFoundException {
        try {
            return readObject();
        } catch (ClassCastException masking) {
            ClassNotFoundException cause = missing;
            if (cause == null) throw masking;
            cause.addSuppressed(masking);
            throw cause;
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException, ClassNotFoundException {
        Class<?>[] types = new Class<?>[interfaces.length];
        for (int i = 0; i < interfaces.length; i++) types[i] = Class.forName(interfaces[i], false, loader);
        try {
            return Proxy.newProxyInstance(loader, types, (_, _, _) -> null).getClass();
        } catch (IllegalArgumentException thrown) {
            throw new InvalidClassException("proxy of " + Arrays.toString(interfaces), thrown);
        }
    }
}
