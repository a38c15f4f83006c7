package dev.millrace.table.types.logical;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.util.List;

/// Describes objects of a Java class that SQL does not look into. A serializer writes them.
///
/// @param <T> the class of the objects
public final class RawType<T> extends LogicalType {
    /// The format of the text without nullability.
    public static final String FORMAT = "RAW('%s', '%s')";

    private static final long serialVersionUID = 1L;

    private final Class<T> clazz;
    private final TypeSerializer<T> serializer;

    /// Creates the type with the given nullability, class and serializer.
    public RawType(boolean isNullable, Class<T> clazz, TypeSerializer<T> serializer) {
        super(isNullable, LogicalTypeRoot.RAW);
        this.clazz = clazz;
        this.serializer = serializer;
    }

    /// Creates the nullable type with the given class and serializer.
    public RawType(Class<T> clazz, TypeSerializer<T> serializer) {
        this(true, clazz, serializer);
    }

    /// Returns the class of the objects.
    public Class<T> getOriginatingClass() {
        return clazz;
    }

    /// Returns the serializer of the objects.
    public TypeSerializer<T> getTypeSerializer() {
        return serializer;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new RawType<>(isNullable, clazz, serializer.duplicate());
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return withNullability(FORMAT, clazz.getName(), "...");
    }

    /// Is not supported: the text would contain the snapshot of a serializer.
    @Override
    public String asSerializableString() {
        throw new TableException(TableFaults.NO_TEXT
                .what("The type %s has no text that can be stored.", asSummaryString())
                .why("the snapshot of its serializer would be a part of the text, which is not supported")
                .fix("Cast the column to a type of SQL, or keep the table temporary."));
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return clazz.isAssignableFrom(type) || isInternal(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type.isAssignableFrom(clazz) || isInternal(type);
    }

    private static boolean isInternal(Class<?> type) {
        return ValueClasses.RAW.is(type) || type == byte[].class;
    }

    @Override
    public Class<?> getDefaultConversion() {
        return clazz;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }

    @Override
    List<?> parameters() {
        return List.of(clazz, serializer);
    }
}
