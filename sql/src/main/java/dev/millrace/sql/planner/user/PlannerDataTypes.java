package dev.millrace.sql.planner.user;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.sql.external.ExternalTypes;
import dev.millrace.table.catalog.UnresolvedIdentifier;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.UnresolvedDataType;
import dev.millrace.table.types.extraction.ReflectedTypes;
import dev.millrace.table.types.logical.LogicalType;

/// Creates data types for functions.
public final class PlannerDataTypes implements DataTypeFactory {
    /// The only instance.
    public static final PlannerDataTypes INSTANCE = new PlannerDataTypes();

    private PlannerDataTypes() {}

    @Override
    public DataType createDataType(AbstractDataType<?> type) {
        return switch (type) {
            case DataType known -> known;
            case UnresolvedDataType unresolved -> unresolved.toDataType(this);
            default -> throw new ValidationException("The description " + type + " is no type.");
        };
    }

    @Override
    public DataType createDataType(String typeString) {
        return DataTypes.parse(typeString);
    }

    @Override
    public DataType createDataType(UnresolvedIdentifier identifier) {
        throw new ValidationException("Catalogs have no types, so " + identifier + " is unknown.");
    }

    @Override
    public <T> DataType createDataType(Class<T> type) {
        return ReflectedTypes.of(type);
    }

    @Override
    public <T> DataType createDataType(TypeInformation<T> type) {
        return TypeConversions.fromLogicalToDataType(ExternalTypes.of(type));
    }

    @Override
    public <T> DataType createRawDataType(Class<T> type) {
        return createRawDataType(TypeInformation.of(type));
    }

    @Override
    public <T> DataType createRawDataType(TypeInformation<T> type) {
        return DataTypes.RAW(type.getTypeClass(), type.createSerializer(new ExecutionConfig().getSerializerConfig()));
    }

    @Override
    public LogicalType createLogicalType(String typeString) {
        return createDataType(typeString).getLogicalType();
    }

    @Override
    public LogicalType createLogicalType(UnresolvedIdentifier identifier) {
        return createDataType(identifier).getLogicalType();
    }
}
