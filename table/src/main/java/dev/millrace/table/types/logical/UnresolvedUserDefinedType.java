package dev.millrace.table.types.logical;

import dev.millrace.table.catalog.UnresolvedIdentifier;
import dev.millrace.table.fault.TableException;
import dev.millrace.table.fault.TableFaults;
import java.util.List;

/// Stands for a user-defined type that a program named and no catalog has resolved yet.
public final class UnresolvedUserDefinedType extends LogicalType {
    private static final long serialVersionUID = 1L;

    private final transient UnresolvedIdentifier identifier;

    /// Creates the type with the given nullability and name.
    public UnresolvedUserDefinedType(boolean isNullable, UnresolvedIdentifier unresolvedIdentifier) {
        super(isNullable, LogicalTypeRoot.UNRESOLVED);
        this.identifier = unresolvedIdentifier;
    }

    /// Creates the nullable type with the given name.
    public UnresolvedUserDefinedType(UnresolvedIdentifier unresolvedIdentifier) {
        this(true, unresolvedIdentifier);
    }

    /// Returns the name that the program wrote.
    public UnresolvedIdentifier getUnresolvedIdentifier() {
        return identifier;
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new UnresolvedUserDefinedType(isNullable, identifier);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit((LogicalType) this);
    }

    @Override
    public String asSummaryString() {
        return withNullability("%s", identifier.asSummaryString());
    }

    @Override
    public String asSerializableString() {
        throw unresolved();
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        throw unresolved();
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        throw unresolved();
    }

    @Override
    public Class<?> getDefaultConversion() {
        throw unresolved();
    }

    @Override
    public List<LogicalType> getChildren() {
        throw unresolved();
    }

    @Override
    List<?> parameters() {
        return List.of(identifier);
    }

    private TableException unresolved() {
        return new TableException(TableFaults.PROPERTY
                .what("Nothing is known about the type %s.", asSummaryString())
                .why("no catalog has resolved its name")
                .fix("Register a type of this name, or write the type in full."));
    }
}
