package dev.millrace.api.serializer;

import java.io.IOException;
import java.lang.reflect.Constructor;

/// Loads classes and objects that serialized data refer to by name.
final class Named {
    private Named() {}

    @SuppressWarnings("unchecked")
    static <T> T newInstance(String className, Class<? super T> type, ClassLoader loader) throws IOException {
        try {
            Constructor<?> constructor = load(className, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (T) type.cast(constructor.newInstance());
        } catch (ReflectiveOperationException | ClassCastException thrown) {
            throw new IOException("Cannot make a " + type.getSimpleName() + " of class " + className + ".", thrown);
        }
    }

    static Class<?> load(String className, ClassLoader loader) throws IOException {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError thrown) {
            throw new IOException("The bytes refer to class " + className + ", which is not there any more.", thrown);
        }
    }
}
