package dev.millrace.runtime.chain;

import dev.millrace.base.fault.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates a separate copy of an operator class for each position of a chain. The JIT compiler then sees one
/// receiver class and one user function at each call, and inlines the chain into one loop. Without copies, all
/// maps of a process share one call site, which prevents inlining.
///
/// One specializer belongs to one step of a program; its subtasks and later runs of the program share it. The
/// copies are hidden classes without references to the program's classes. A copied class must not have inner
/// classes or lambdas. Thread-safe.
public final class Specializer {
    /// Class files are read once, because programs and tests may start many small jobs.
    private static final ClassValue<byte[]> FILES = new ClassValue<>() {
        @Override
        protected byte[] computeValue(Class<?> type) {
            try {
                return bytes(type);
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot copy " + type, broken);
            }
        }
    };

    private final Map<Class<?>, MethodHandle> constructors = new HashMap<>();

    /// Creates an object of this step's copy of a class with exactly one constructor.
    ///
    /// @param type the original class; the copy has the same supertypes and behaviour
    /// @param as the supertype through which the copy is used
    public <T> T make(Class<? extends T> type, Class<T> as, @Nullable Object... arguments) {
        MethodHandle constructor = constructor(type);
        try {
            return as.cast(constructor.invokeWithArguments(arguments));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private synchronized MethodHandle constructor(Class<?> type) {
        return constructors.computeIfAbsent(type, Specializer::copy);
    }

    private static MethodHandle copy(Class<?> type) {
        try {
            MethodHandles.Lookup home = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandles.Lookup copy = home.defineHiddenClass(FILES.get(type), false);
            var constructors = copy.lookupClass().getDeclaredConstructors();
            Check.that(constructors.length == 1, "%s has %d constructors", type, constructors.length);
            return copy.findConstructor(
                    copy.lookupClass(), MethodType.methodType(void.class, constructors[0].getParameterTypes()));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot copy " + type, broken);
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName();
        try (InputStream file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (file == null) throw new IOException("no class file of " + name);
            return file.readAllBytes();
        }
    }
}
