package dev.millrace.table.types.logical;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.util.List;

/// Describes objects of a Java class that SQL does not look into, and whose serializer is not chosen yet. A few
/// formats use the type for values without a type of SQL.
///
/// @param <T> the class of the objects
public final class TypeInformationRawType<T> extends LogicalType {
    private static final long serialVersionUID = 1L;

    private final TypeInformation<T> typeInfo;

    /// Creates the type with the given nullability and class.
    public TypeInformationRawType(boolean isNullable, TypeInformation<T> typeInfo) {
        super(isNullable, LogicalTypeRoot.RAW);
        this.typeInfo = typeInfo;
    }

    /// Creates the nullable type with the given class.
    public TypeInformationRawType(TypeInformation<T> typeInfo) {
        this(true, typeInfo);
    }

    /// Creates the nullable type of any object.
    @SuppressWarnings("unchecked")
    public TypeInformationRawType() {
        this(true, (TypeInformation<T>) Types.GENERIC(Object.class));
    }

    /// Returns the type information of the objects.
    public TypeInformation<T> getTypeInformation() {
        return typeInfo;
    }

    /// Returns the type with the serializer that the settings of a job choose.
    public RawType<T> resolve(ExecutionConfig config) {
        return new RawType<>(
                isNullable(), typeInfo.getTypeClass(), typeInfo.createSerializer(config.getSerializerConfig()));
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new TypeInformationRawType<>(isNullable, typeInfo);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit((LogicalType) this);
    }

    @Override
    public String asSummaryString() {
        return withNullability(RawType.FORMAT, typeInfo.getTypeClass().getName(), "?");
    }

    /// Is not supported: the serializer is not chosen yet.
    @Override
    public String asSerializableString() {
        throw new TableException(TableFaults.NO_TEXT
                .what("The type %s has no text that can be stored.", asSummaryString())
                .why("the serializer of its objects is not chosen yet")
                .fix("Declare the column with a type of SQL."));
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return typeInfo.getTypeClass().isAssignableFrom(type) || ValueClasses.RAW.is(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type.isAssignableFrom(typeInfo.getTypeClass()) || ValueClasses.RAW.is(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return typeInfo.getTypeClass();
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }

    @Override
    List<?> parameters() {
        return List.of(typeInfo);
    }
}
