package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeFaults;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes a field of an object with its type.
public class PojoField implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Class<?> declaringClass;
    private final String name;
    private final TypeInformation<?> type;

    /// Creates the description of a field.
    public PojoField(Field field, TypeInformation<?> type) {
        this.declaringClass = field.getDeclaringClass();
        this.name = field.getName();
        this.type = Objects.requireNonNull(type, "type");
    }

    /// Returns the reflected field.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the class no longer has the field
    public Field getField() {
        try {
            return declaringClass.getDeclaredField(name);
        } catch (NoSuchFieldException thrown) {
            throw TypeFaults.FIELD
                    .what("The class %s no longer has the field %s.", declaringClass.getName(), name)
                    .cause(thrown)
                    .fix("Run the program with the classes that it was built with.");
        }
    }

    /// Returns the type of the field.
    public TypeInformation<?> getTypeInformation() {
        return type;
    }

    @Override
    public String toString() {
        return "PojoField " + declaringClass.getName() + "." + name + " (" + type + ")";
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof PojoField that
                && that.declaringClass == declaringClass
                && that.name.equals(name)
                && that.type.equals(type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(declaringClass, name, type);
    }
}
