package dev.millrace.api.type;

import dev.millrace.api.function.InvalidTypesException;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Identifies a side output and its type. Create a tag as an anonymous subclass, `new OutputTag<String>("late") {}`, or
/// with an explicit type.
public class OutputTag<T> implements Serializable {
    private static final long serialVersionUID = 2L;

    private final String id;
    private final TypeInformation<T> typeInfo;

    /// Creates a tag with the type argument of the subclass.
    ///
    /// @param id the name of the side output, not empty
    /// @throws InvalidTypesException if this is not a subclass with a complete type
    @SuppressWarnings({"unchecked", "this-escape"})
    public OutputTag(String id) {
        this.id = checked(id);
        Type captured = TypeExtractor.getParameterType(OutputTag.class, getClass(), 0);
        if (captured instanceof TypeVariable<?>) {
            throw new InvalidTypesException(
                    "The type of the side output '" + id + "' is not known;" + " write new OutputTag<TheType>(\"" + id
                            + "\") {} with the braces, or give a type as second argument.");
        }
        this.typeInfo = (TypeInformation<T>) TypeExtractor.createTypeInfo(captured);
    }

    /// Creates a tag with an explicit type.
    ///
    /// @param id the name of the side output, not empty
    public OutputTag(String id, TypeInformation<T> typeInfo) {
        this.id = checked(id);
        this.typeInfo = Objects.requireNonNull(typeInfo, "the type of a side output");
    }

    private static String checked(String id) {
        if (Objects.requireNonNull(id, "the name of a side output").isEmpty()) {
            throw new IllegalArgumentException("The name of a side output must not be empty.");
        }
        return id;
    }

    /// Returns whether values emitted with one tag belong to the output of another.
    public static boolean isResponsibleFor(@Nullable OutputTag<?> owner, OutputTag<?> other) {
        return other.equals(owner);
    }

    /// Returns the name of the side output.
    public String getId() {
        return id;
    }

    /// Returns the type of the values.
    public TypeInformation<T> getTypeInfo() {
        return typeInfo;
    }

    /// Compares the names of two tags only.
    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof OutputTag<?> that && that.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "OutputTag(" + typeInfo + ", " + id + ")";
    }
}
