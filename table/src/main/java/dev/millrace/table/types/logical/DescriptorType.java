package dev.millrace.table.types.logical;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.util.List;

/// Describes lists of columns that are arguments of table functions: `DESCRIPTOR(a, b)`. Programs cannot exchange such
/// values with Java objects yet.
public final class DescriptorType extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public DescriptorType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.DESCRIPTOR);
    }

    /// Creates the nullable type.
    public DescriptorType() {
        this(true);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new DescriptorType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return withNullability("DESCRIPTOR");
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return false;
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return false;
    }

    @Override
    public Class<?> getDefaultConversion() {
        throw new TableException(TableFaults.CLASS
                .what("No Java class has the values of DESCRIPTOR.")
                .why("Java objects for this type are not supported yet")
                .fix("Cast the value to another type before a Java function or a DataStream reads it."));
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
