package dev.millrace.api.type;

import dev.millrace.api.function.InvalidTypesException;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names a side output and its type; make it as an anonymous subclass, `new OutputTag<String>("late") {}`, or with
/// a type.
public class OutputTag<T> implements Serializable {
    private static final long serialVersionUID = 2L;

    private final String id;
    private final TypeInformation<T> typeInfo;

    /// A tag of the type that the subclass gives as its argument.
    ///
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

    /// A tag of this type.
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

    /// Whether values emitted with one tag belong to the output of another.
    public static boolean isResponsibleFor(@Nullable OutputTag<?> owner, OutputTag<?> other) {
        return other.equals(owner);
    }

    /// The name.
    public String getId() {
        return id;
    }

    /// The type of the values.
    public TypeInformation<T> getTypeInfo() {
        return typeInfo;
    }

    /// Tags are equal if their names are.
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
