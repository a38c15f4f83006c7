package dev.millrace.table.types.logical;

import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.util.List;

/// Describes arguments that name something, such as a unit of time. No column has this type.
///
/// @param <T> the enumeration of the names
public final class SymbolType<T extends TableSymbol> extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public SymbolType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.SYMBOL);
    }

    /// Creates the type without NULL.
    public SymbolType() {
        this(false);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new SymbolType<>(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSummaryString() {
        return withNullability("SYMBOL");
    }

    @Override
    public String asSerializableString() {
        throw new TableException(TableFaults.NO_TEXT
                .what("The type of symbols has no text that can be stored.")
                .fix("Use symbols only as arguments of functions."));
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return type.isEnum() && TableSymbol.class.isAssignableFrom(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return supportsInputConversion(type);
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Enum.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
