package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Refers to a class by name. The class may be missing. Two references are equal if their names are equal.
record NamedClass<T>(String name, @Nullable Class<T> found) {

    static <T> NamedClass<T> of(Class<T> type) {
        return new NamedClass<>(type.getName(), type);
    }

    @SuppressWarnings("unchecked")
    static <T> NamedClass<T> read(DataInputView in, ClassLoader loader) throws IOException {
        String name = in.readUTF();
        try {
            return new NamedClass<>(name, (Class<T>) Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return new NamedClass<>(name, null);
        }
    }

    void write(DataOutputView out) throws IOException {
        out.writeUTF(name);
    }

    /// Returns the class.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the class is missing
    Class<T> get() {
        if (found == null) throw TypeFaults.missing(name);
        return found;
    }

    /// Returns the name without package and enclosing classes.
    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedClass<?> that && that.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
