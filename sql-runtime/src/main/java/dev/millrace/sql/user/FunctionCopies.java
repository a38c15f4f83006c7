package dev.millrace.sql.user;

import dev.millrace.table.functions.FunctionContext;
import dev.millrace.table.functions.UserDefinedFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

/// Copies and opens functions.
public final class FunctionCopies {
    private FunctionCopies() {}

    /// Returns a copy of a function, or of an object that belongs to one.
    public static <T extends Serializable> T of(T function) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        } catch (IOException failed) {
            throw UserFaults.COPY
                    .what(
                            "The function %s cannot be serialized.",
                            function.getClass().getName())
                    .why("%s", failed)
                    .fix("Make its fields serializable, or create them in open().");
        }
        ClassLoader loader = function.getClass().getClassLoader();
        try (ObjectInputStream in = new LoadedObjects(bytes.toByteArray(), loader)) {
            @SuppressWarnings("unchecked")
            T copy = (T) in.readObject();
            return copy;
        } catch (IOException | ClassNotFoundException failed) {
            throw UserFaults.COPY
                    .what(
                            "The function %s cannot be deserialized.",
                            function.getClass().getName())
                    .why("%s", failed)
                    .fix("Make its fields serializable, or create them in open().");
        }
    }

    static void open(UserFunction function, UserDefinedFunction copy, FunctionContext context) {
        try {
            copy.open(context);
        } catch (Exception failed) {
            throw UserFaults.OPEN
                    .what("The function %s failed in open(): %s", function.name(), failed)
                    .cause(failed)
                    .fix("Repair the function.");
        }
    }

    /// Reads objects whose classes a loader finds.
    private static final class LoadedObjects extends ObjectInputStream {
        private final ClassLoader loader;

        LoadedObjects(byte[] bytes, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, loader);
            } catch (ClassNotFoundException unknown) {
                return super.resolveClass(type);
            }
        }
    }
}
